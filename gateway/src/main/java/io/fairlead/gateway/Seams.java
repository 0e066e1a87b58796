package io.fairlead.gateway;

import io.fairlead.core.CoreState;
import io.fairlead.core.RetentionRules;
import io.fairlead.core.StateListener;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.port.VenuePort;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.store.MessageStore;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Where the parts of a gateway meet. Nothing stands there in a running one; a simulated world lets the process die
/// between two parts, or puts a wrong part in the place of the right one to see whether that is noticed.
///
/// @param log around the log of events that the core decides on
/// @param watcher told what each event touches in the engine's own state
/// @param venues around each venue's adapter
/// @param stores around the message store of each order session
/// @param decisions what decides for the order sessions
/// @param retention what may leave the core's live state, and what brings it back
public record Seams(
        UnaryOperator<EventSink> log,
        Watcher watcher,
        AroundVenues venues,
        UnaryOperator<MessageStore> stores,
        Decisions.Source decisions,
        RetentionRules retention) {

    /// A gateway as it ships.
    public static final Seams NONE = new Seams(
            UnaryOperator.identity(),
            Watcher.NONE,
            AroundVenues.NONE,
            UnaryOperator.identity(),
            Decisions.Source.RULES,
            RetentionRules.STANDARD);

    /// Sees the engine's own state, on its thread.
    public interface Watcher extends StateListener {
        /// Sees nothing.
        Watcher NONE = new Watcher() {};

        /// The state as the log left it, before this start adds a word of its own. What is replayed behind a snapshot
        /// was told already, what is in the snapshot was not.
        default void recovered(CoreState state) {}
    }

    /// What stands between the core and the venues' adapters, in both directions.
    public interface AroundVenues {
        AroundVenues NONE = new AroundVenues() {
            @Override
            public Consumer<VenueInput> inputs(Consumer<VenueInput> core) {
                return core;
            }

            @Override
            public VenuePort port(VenuePort adapter) {
                return adapter;
            }
        };

        /// What takes the words of every venue, in place of the core's own inbox.
        Consumer<VenueInput> inputs(Consumer<VenueInput> core);

        /// The port that the core gets in place of an adapter.
        VenuePort port(VenuePort adapter);
    }
}
