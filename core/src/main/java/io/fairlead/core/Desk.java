package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.IdKeys;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.EndingPace;
import io.fairlead.core.port.VenuePort;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all decisions share: the state, the log in front of it, and the ports behind it. Owned by the engine thread.
final class Desk {
    static final Outcome.Refused JOURNAL_FULL = new Outcome.Refused(
            DenialCode.JOURNAL_FULL, "journal", "", "free disk space; cancels and closing orders still pass");

    private final CoreState state;
    private final EventSink sink;
    private final Map<VenueId, VenuePort> ports;
    private final OrderIds ids = new OrderIds();

    Desk(CoreState state, EventSink sink, Map<VenueId, VenuePort> ports) {
        this.state = state;
        this.sink = sink;
        this.ports = Map.copyOf(ports);
    }

    CoreState state() {
        return state;
    }

    /// Appends an event and applies it; false if the log has no room, and nothing has changed then.
    boolean record(Event event, EventSink.Lane lane) {
        if (!sink.append(event, lane)) {
            return false;
        }
        state.apply(event);
        return true;
    }

    /// The kill that stops orders of this kind; null if none does.
    @Nullable
    Kill killOf(Account account, Instrument instrument, StrategyId strategy) {
        return state.halts().covering(account.venue(), account.id(), instrument.symbol(), strategy);
    }

    VenuePort port(VenueId venue) {
        VenuePort port = ports.get(venue);
        if (port == null) {
            throw new IllegalStateException("no port was given for venue " + venue);
        }
        return port;
    }

    boolean hasPort(VenueId venue) {
        return ports.containsKey(venue);
    }

    /// Null where the account's venue does not limit how fast what is live there can be ended, or is not there.
    @Nullable
    EndingPace endingPace(Account account) {
        VenuePort port = ports.get(account.venue());
        return port == null ? null : port.endingPace(account.id());
    }

    /// Whether its venue has not told since what the log lost with its end. A venue that is no longer configured is
    /// never asked again: to take it out is the operator's word that nothing is to be expected of it.
    boolean owesPast(AccountState account) {
        return account.owesPast() && hasPort(account.account().venue());
    }

    /// The order that a client order id named before, also where only the venue remembered it. Its id tells of the
    /// account: a report that names none puts the order on the venue's first.
    @Nullable
    LiveOrder earlier(Account account, ClientOrderId client) {
        LiveOrder known = state.orders().findEver(account.id(), client);
        if (known != null) {
            return known;
        }
        List<LiveOrder> adoptedOrders = state.orders().adopted();
        for (int i = 0; i < adoptedOrders.size(); i++) {
            LiveOrder adopted = adoptedOrders.get(i);
            if (adopted.account().venue().equals(account.venue()) && IdKeys.isOf(adopted.id(), account.id(), client)) {
                return adopted;
            }
        }
        return null;
    }

    OrderId newId(Account account, ClientOrderId client) {
        return ids.first(account.id(), client, state.epoch(), state.idsMade());
    }

    OrderId newRequestId(OrderId order) {
        return ids.next(order, state.epoch(), state.idsMade());
    }
}
