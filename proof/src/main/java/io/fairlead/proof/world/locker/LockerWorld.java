package io.fairlead.proof.world.locker;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrderId;
import io.fairlead.proof.virtual.WorldStage;
import io.fairlead.proof.world.happening.Happening;
import java.util.function.Consumer;

/// The world around a TradeLocker venue. The world's thread.
public interface LockerWorld {
    WorldStage<?, ?, ?> stage();

    /// The gateway's own state, of the life that runs or of the last.
    CoreState state();

    /// Hands the gateway a command, if there is one; the answer may never come.
    void submit(Command command, Consumer<Outcome> answer);

    /// A client was told, for good, which order its wish became.
    void told(String wish, OrderId order);

    /// The venue took an order under this id of ours.
    void orderAtVenue(String id);

    void happened(Happening what, String who, String words);
}
