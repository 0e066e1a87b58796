package io.fairlead.core;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.HedgedPositions;

/// Applies what is decided and heard about single positions to the state that it is given. Stateless.
final class PositionApplying {
    private PositionApplying() {}

    static void apply(CoreState state, PositionEvent event) {
        state.idsMade += event instanceof PositionEvent.ChangeAccepted ? 1 : 0;
        state.venuePositions().apply(event);
        told(state, event.account(), event);
    }

    /// An account that nets has no single positions.
    static void read(CoreState state, PositionsRead read, Event cause) {
        AccountState account = state.account(read.account());
        if (account != null
                && account.account().mode() == PositionMode.HEDGING
                && account.account().venue().equals(read.venue())) {
            state.venuePositions().read(read);
            state.listener.venuePositionsChanged(account.account(), cause);
        }
    }

    static void fate(CoreState state, Fate fate, Event cause) {
        HedgedPositions.Change change = state.venuePositions().change(fate.request());
        if (change != null && state.venuePositions().fate(fate, cause.atNanos())) {
            told(state, change.accepted().account(), cause);
        }
    }

    static void followed(CoreState state, LiveOrder order, VenuePositionId closes, Event cause) {
        state.venuePositions().follow(order, closes, cause.atNanos());
        state.listener.venuePositionsChanged(order.account(), cause);
    }

    private static void told(CoreState state, AccountId account, Event cause) {
        state.listener.venuePositionsChanged(state.knownAccount(account).account(), cause);
    }
}
