package io.fairlead.core;

import io.fairlead.core.event.AccountWord;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Mass cancels under way, and what takes their place where they do not work: cancels of each order. Owned by the
/// engine thread; not part of the state, since a restart cancels one by one whatever is still to be cancelled.
///
/// FIX 4.4's OrderMassCancelRequest(q) names no account: it reaches every order of a session, or all in one symbol.
final class MassCancels {
    /// How long the venue may take to answer, and then to report on each order, before orders are cancelled singly.
    private static final long ANSWER_NANOS = 300_000_000L;

    private static final long EFFECT_NANOS = 500_000_000L;
    private static final ClientOrderId NAME = new ClientOrderId("mass-cancel");

    private final Desk desk;
    private final Changing changing;
    private final Map<OrderId, Asked> open = new LinkedHashMap<>();

    private static final class Asked {
        final MassCancel cancel;
        final Origin origin;
        final long askedNanos;
        long untilNanos;

        Asked(MassCancel cancel, Origin origin, long askedNanos) {
            this.cancel = cancel;
            this.origin = origin;
            this.askedNanos = askedNanos;
            this.untilNanos = askedNanos + ANSWER_NANOS;
        }

        boolean covers(LiveOrder order) {
            return order.status() != OrderStatus.HELD
                    && order.account().venue().equals(cancel.venue())
                    && order.placedNanos() <= askedNanos
                    && order.isCarriedBy(cancel.session())
                    && cancel.covers(order.instrument().symbol());
        }
    }

    MassCancels(Desk desk, Changing changing) {
        this.desk = desk;
        this.changing = changing;
    }

    /// Whether the venue takes mass cancels, and one would reach nothing beyond the account; null means all accounts.
    boolean fits(VenueId venue, @Nullable AccountId account) {
        if (!desk.hasPort(venue) || !desk.port(venue).capabilities().has(Capability.MASS_CANCEL)) {
            return false;
        }
        for (AccountState each : desk.state().accounts()) {
            boolean here = each.account().venue().equals(venue);
            if (account != null && here && !each.account().id().equals(account)) {
                return false;
            }
        }
        return true;
    }

    /// Sends one over each session of the venue that is up, for all orders or those in one symbol.
    void send(VenueId venue, @Nullable Symbol symbol, Origin origin, long nowNanos) {
        Account account = accountAt(venue);
        Instrument instrument = symbol == null ? null : desk.state().instrument(symbol);
        boolean nameless = symbol != null && (instrument == null || instrument.symbolAt(venue) == null);
        if (account == null || nameless) {
            return;
        }
        for (String session : List.copyOf(desk.state().linksUp(venue))) {
            MassCancel cancel = new MassCancel(desk.newId(account, NAME), venue, session, symbol);
            if (desk.record(new HaltEvent.MassCancelAccepted(nowNanos, origin, cancel), EventSink.Lane.RESERVED)) {
                open.put(cancel.request(), new Asked(cancel, origin, nowNanos));
                desk.port(venue).massCancel(cancel, instrument);
            }
        }
    }

    private @Nullable Account accountAt(VenueId venue) {
        for (AccountState each : desk.state().accounts()) {
            if (each.account().venue().equals(venue)) {
                return each.account();
            }
        }
        return null;
    }

    /// Whether one that may still take effect reaches the order.
    boolean covers(LiveOrder order) {
        for (Asked asked : open.values()) {
            if (asked.covers(order)) {
                return true;
            }
        }
        return false;
    }

    void heard(VenueInput input, long nowNanos) {
        switch (input) {
            case MassCancelReport report -> answered(report.request(), report.accepted(), nowNanos);
            case BusinessReject reject -> answered(reject.request(), false, nowNanos);
            case Fate.NotSent fate -> answered(fate.request(), false, nowNanos);
            case LinkChange change -> {
                if (!change.up()) {
                    open.values()
                            .removeIf(asked -> asked.cancel.venue().equals(change.venue())
                                    && asked.cancel.session().equals(change.session()));
                }
            }
            case Fate.Sent _, Fate.Unknown _ -> {} // waits for its answer
            case ExecutionReport _, CancelReject _ -> {} // of single orders
            case AccountWord _, ReportsLost _, DropCopy _, CopyLink _ -> {} // of accounts and sessions
        }
    }

    private void answered(@Nullable OrderId request, boolean accepted, long nowNanos) {
        Asked asked = request == null ? null : open.get(request);
        if (asked != null) {
            asked.untilNanos = accepted ? nowNanos + EFFECT_NANOS : nowNanos;
        }
    }

    /// Refused, not answered, or without effect: what it should have cancelled is cancelled one by one.
    void onTick(long nowNanos) {
        if (open.isEmpty()) {
            return;
        }
        List<Asked> over = new ArrayList<>();
        for (Asked asked : open.values()) {
            if (nowNanos >= asked.untilNanos) {
                over.add(asked);
            }
        }
        open.values().removeAll(over);
        for (Asked asked : over) {
            for (LiveOrder order : desk.state().orders().live()) {
                if (asked.covers(order) && order.pendingCancel() == null) {
                    changing.cancel(order, asked.origin, nowNanos);
                }
            }
        }
    }
}
