package io.fairlead.venues.fixlp;

import io.fairlead.core.order.Order;
import io.fairlead.venues.fixlp.FixLpSettings.Choice;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import io.fairlead.venues.rate.Lane;
import io.fairlead.venues.rate.RateBudget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order sessions of a provider, and which of them a request goes to. Owned by the engine thread; allocates
/// nothing.
///
/// A new order goes to a primary session, and to a standby only while no primary is logged on. Whatever follows goes
/// to the session that carries the order.
final class OrderPool {
    private static final int MOST = 32;
    private static final int NONE = -1;

    private final List<OrderSession> sessions;
    private final FixLpSettings.Pool settings;
    private int turn;

    OrderPool(List<OrderSession> sessions, FixLpSettings.Pool settings) {
        if (sessions.isEmpty() || sessions.size() > MOST) {
            throw new IllegalArgumentException(
                    "a venue needs 1 to " + MOST + " order sessions, has " + sessions.size());
        }
        this.sessions = List.copyOf(sessions);
        this.settings = settings;
    }

    List<OrderSession> sessions() {
        return sessions;
    }

    /// Sends a new order over the best session, and over the next best where no byte could leave; null once it is sent,
    /// else why the best did not send it.
    @Nullable
    String submit(Order order, long nowNanos) {
        String why = OrderSession.NOT_LOGGED_ON;
        int tried = 0;
        int at = next(tried);
        while (at != NONE) {
            String problem = sessions.get(at).submit(order, nowNanos);
            if (problem == null) {
                turn = (at + 1) % sessions.size();
                return null;
            }
            why = tried == 0 ? problem : why;
            tried |= 1 << at;
            at = next(tried);
        }
        return why;
    }

    /// What keeps every session that could take an order of this lane from sending it now; null if one would, or
    /// none is logged on.
    RateBudget.@Nullable Shortage shortage(Lane lane, long nowNanos) {
        OrderSession first = null;
        int tried = 0;
        int at = next(tried);
        while (at != NONE) {
            OrderSession each = sessions.get(at);
            if (each.budget().admits(lane, nowNanos)) {
                return null;
            }
            first = first == null ? each : first;
            tried |= 1 << at;
            at = next(tried);
        }
        if (first == null) {
            return null;
        }
        first.budget().refused(lane);
        return first.budget().shortage(lane, nowNanos);
    }

    /// The best of those that are logged on and not among `tried`, a bit each; negative if there is none.
    private int next(int tried) {
        boolean standby = !isPrimaryUp();
        int best = NONE;
        for (int i = 0; i < sessions.size(); i++) {
            int at = (turn + i) % sessions.size();
            OrderSession each = sessions.get(at);
            boolean open = each.isUp() && each.isStandby() == standby && (tried & 1 << at) == 0;
            if (open && (best == NONE || isBusier(sessions.get(best), each))) {
                best = at;
            }
        }
        return best;
    }

    private boolean isPrimaryUp() {
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).isUp() && !sessions.get(i).isStandby()) {
                return true;
            }
        }
        return false;
    }

    private boolean isBusier(OrderSession one, OrderSession other) {
        return settings.choice() == Choice.LEAST_IN_FLIGHT && one.inFlight() > other.inFlight();
    }

    /// The session for a replace or cancel; null if the one that carries the order is down and no other may.
    @Nullable
    OrderSession forChange(Order order) {
        return reaching(order, settings.shared() == Shared.ALL);
    }

    /// The session for a question about an order; null if no session that is logged on would know it. Where each
    /// session knows its own orders alone, no other is asked about an order whose session is gone from the
    /// configuration: that it does not know it would look like a proof that the venue doesn't.
    @Nullable
    OrderSession forQuery(Order order) {
        boolean anyKnows = oneAnswersForAll();
        return anyKnows || named(order.session()) != null ? reaching(order, anyKnows) : null;
    }

    /// An order whose session is not known, or not configured any more, goes to any.
    private @Nullable OrderSession reaching(Order order, boolean anyMay) {
        OrderSession carrier = named(order.session());
        if (carrier != null && (carrier.isUp() || !anyMay)) {
            return carrier.isUp() ? carrier : null;
        }
        return any();
    }

    /// Any session that is logged on, a primary first.
    @Nullable
    OrderSession any() {
        int at = next(0);
        return at == NONE ? null : sessions.get(at);
    }

    /// Whether one session answers for the orders of all.
    boolean oneAnswersForAll() {
        return sessions.size() == 1 || settings.shared() != Shared.NONE;
    }

    @Nullable
    OrderSession named(String name) {
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).name().equals(name)) {
                return sessions.get(i);
            }
        }
        return null;
    }

    /// Why a request about an order can't be sent.
    String unreachable(Order order) {
        return named(order.session()) == null || any() == null
                ? OrderSession.NOT_LOGGED_ON
                : "session '" + order.session() + "', which carries the order, is not logged on";
    }
}
