package io.fairlead.proof.world;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrderId;
import io.fairlead.proof.virtual.WorldStage;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.proof.world.locker.LockerFaults;
import io.fairlead.proof.world.locker.LockerPlan;
import io.fairlead.proof.world.locker.LockerTrader;
import io.fairlead.proof.world.locker.LockerVenue;
import io.fairlead.proof.world.locker.LockerWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The part of a world that is about its TradeLocker venue: the venue, who trades there, and what goes wrong. Owned by
/// the world's thread.
final class LockerSide implements LockerWorld {
    private final Stage stage;
    private final Witness witness;
    private final LockerVenue venue;
    private final LockerFaults faults;
    private final List<LockerTrader> traders = new ArrayList<>();
    private @Nullable GatewayHost gateway;

    LockerSide(Stage stage, Witness witness, LockerPlan plan) {
        this.stage = stage;
        this.witness = witness;
        venue = new LockerVenue(this, plan);
        faults = new LockerFaults(this, venue);
        witness.add(venue);
    }

    LockerVenue venue() {
        return venue;
    }

    /// Trades by this gateway.
    void trade(GatewayHost host) {
        gateway = host;
        venue.plan().accounts().forEach(account -> traders.add(new LockerTrader(this, venue, account)));
    }

    void start() {
        venue.start();
    }

    void rage() {
        traders.forEach(LockerTrader::begin);
        faults.rage();
    }

    void calm() {
        traders.forEach(trader -> trader.rest(venue.plan().isVeryLate()));
        faults.calm();
    }

    void insist() {
        traders.forEach(LockerTrader::insist);
    }

    boolean isAtRest() {
        return venue.settled() && traders.stream().allMatch(LockerTrader::isAnswered);
    }

    @Override
    public WorldStage<?, ?, ?> stage() {
        return stage;
    }

    @Override
    public CoreState state() {
        return witness.state();
    }

    @Override
    public void submit(Command command, Consumer<Outcome> answer) {
        GatewayLife life = gateway == null ? null : gateway.life();
        if (life != null) {
            life.submit(command, each -> answer.accept(each.outcome()));
        }
    }

    @Override
    public void told(String wish, OrderId order) {
        witness.told(wish, order);
    }

    @Override
    public void orderAtVenue(String id) {
        witness.orderAtVenue(id);
    }

    @Override
    public void happened(Happening what, String who, String words) {
        stage.happened(what, who, words);
    }

    @Override
    public String toString() {
        return venue + (traders.stream().allMatch(LockerTrader::isAnswered) ? "" : ", a trader waits for an answer");
    }
}
