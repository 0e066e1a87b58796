package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.AccountWord;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LimitsPublished;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.CopyMatch;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.OrderEvent;
import io.fairlead.core.order.Orders;
import io.fairlead.core.order.Reports;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides what a venue's word means. Never throws, whatever it says. Owned by the engine thread.
final class Listening {
    private final Desk desk;
    private final Adoption adoption;
    private final Latecomers latecomers;
    private final Breaks breaks;
    private final MistakenCloses mistaken;
    private final Inquiries inquiries;
    private final Inquiries.Lists lists;
    private final AbsenceProofs proofs;
    private final Breakers breakers;
    private final RecoveryPlans recovery;
    private final OrderMatching orders;
    private final Reconciliation reconciliation;
    private final Copying copying;
    private final PastAnswers past;

    Listening(Desk desk, Asking asking, Breakers breakers, RetentionRules retention) {
        this.desk = desk;
        this.breakers = breakers;
        this.adoption = new Adoption(desk);
        this.latecomers = new Latecomers(desk.state().orders().retired(), retention);
        this.breaks = new Breaks(desk);
        this.mistaken = new MistakenCloses(desk.state().orders(), breaks);
        this.inquiries = asking.inquiries;
        this.lists = asking.lists;
        this.proofs = asking.proofs;
        this.recovery = asking.recovery;
        this.orders = new OrderMatching(desk, breaks, inquiries);
        this.reconciliation = asking.reconciliation;
        this.past = new PastAnswers(desk, inquiries);
        this.copying = new Copying(
                desk, breaks, inquiries, new Copying.Whose(copy -> orderOf((VenueInput) copy), latecomers::orderOf));
    }

    /// Who asks venues, and is told what they answer.
    record Asking(
            Inquiries inquiries,
            Inquiries.Lists lists,
            AbsenceProofs proofs,
            RecoveryPlans recovery,
            Reconciliation reconciliation) {}

    /// False if the log had no room: then nothing has changed, and the input does not count as received.
    boolean hear(VenueInput input, long nowNanos) {
        return input instanceof DropCopy copy ? hear(copy, nowNanos) : take(input, nowNanos);
    }

    private boolean hear(DropCopy copy, long nowNanos) {
        OrderId id = ownerOf(copy.report(), nowNanos);
        if (!desk.record(new Event.VenueSaid(nowNanos, copy, id), EventSink.Lane.RESERVED)) {
            return false;
        }
        if (id != null) {
            copying.heard(id, nowNanos);
        }
        return true;
    }

    /// Of an order that left, a copy is only if it tells nothing new of it: else it waits, and may bring it back.
    private @Nullable OrderId ownerOf(ExecutionReport copy, long nowNanos) {
        LiveOrder order = orderOf((VenueInput) copy);
        if (order != null) {
            return order.id();
        }
        LiveOrder left = latecomers.orderOf(copy);
        boolean isNews = left != null && CopyMatch.isNews(left, copy) && latecomers.isNews(copy, left, nowNanos);
        return left == null || isNews ? null : left.id();
    }

    /// `hear` takes what copies tell, once their time is over.
    void onTick(Predicate<ExecutionReport> hear, long nowNanos) {
        copying.onTick(hear, nowNanos);
    }

    private boolean take(VenueInput told, long nowNanos) {
        LiveOrder order = orderOf(told);
        VenueInput input = past.believed(order, told, nowNanos);
        boolean taken = take(input, order, nowNanos);
        if (taken && order != null && input instanceof ExecutionReport report && order.isPast(report)) {
            inquiries.wonder(order, nowNanos);
        }
        return taken;
    }

    /// `about` is the live order that it is about, if there is one.
    private boolean take(VenueInput input, @Nullable LiveOrder about, long nowNanos) {
        LiveOrder order = about;
        LiveOrder left = order == null ? latecomers.orderOf(input) : null;
        LiveOrder named = order == null ? left : order;
        LiveOrder shown = mistaken.shown(named, input);
        if (named != null && shown != null) {
            return refuse(named, shown, (ExecutionReport) input, nowNanos);
        }
        if (order == null) {
            if (left != null && !latecomers.isNews(input, left, nowNanos)) {
                return isOfList(input)
                        || desk.record(new Event.VenueSaid(nowNanos, input, left.id()), EventSink.Lane.RESERVED);
            }
            Event entry = entry(input, left, nowNanos);
            if (entry != null) {
                if (!desk.record(entry, EventSink.Lane.RESERVED)) {
                    return false;
                }
                order = entered(entry, nowNanos);
            }
        }
        if (order != null && input instanceof ExecutionReport report && order.isShownAgain(report)) {
            recovery.heard(order.account(), nowNanos);
            return true; // each list tells all of its time: what is known as it tells it need not be logged again
        }
        OrderStatus before = order == null ? null : order.status();
        boolean wasUp = input instanceof LinkChange && desk.state().isUp(input.venue());
        Event said = new Event.VenueSaid(nowNanos, input, order == null ? null : order.id());
        if (!desk.record(said, EventSink.Lane.RESERVED)) {
            return false;
        }
        followUp(input, order, before, nowNanos);
        if (order != null && before != null) {
            breakers.heard(order, before, nowNanos);
        } else if (input instanceof LinkChange change) {
            breakers.linkChanged(change, wasUp, nowNanos);
        }
        return true;
    }

    private static boolean isOfList(VenueInput input) {
        return input instanceof ExecutionReport report && Reports.tellsNoSum(report);
    }

    /// Of two closes the report names one and shows the other: it changes neither. What is known of the one that it
    /// names stays as it is, in doubt or not, and the venue is asked.
    private boolean refuse(LiveOrder named, LiveOrder shown, ExecutionReport report, long nowNanos) {
        if (!desk.record(new Event.VenueSaid(nowNanos, report, null), EventSink.Lane.RESERVED)) {
            return false;
        }
        mistaken.refused(named, shown, report, nowNanos);
        if (desk.state().orders().find(named.id()) == named) {
            inquiries.wonder(named, nowNanos);
        }
        return true;
    }

    /// How the order of a report comes into the live state: back, or for the first time; null if it does not.
    private @Nullable Event entry(VenueInput input, @Nullable LiveOrder copy, long nowNanos) {
        if (!(input instanceof ExecutionReport report)) {
            return null;
        }
        if (copy != null) {
            return new RetentionEvent.Recalled(nowNanos, copy.id(), Breaks.describe(report));
        }
        return latecomers.isForgotten(report) ? null : adoption.decide(report, nowNanos);
    }

    private LiveOrder entered(Event entry, long nowNanos) {
        OrderId id = entry instanceof RetentionEvent.Recalled recalled
                ? recalled.order()
                : ((Event.OrderAdopted) entry).order();
        LiveOrder order = Objects.requireNonNull(desk.state().orders().find(id));
        if (entry instanceof RetentionEvent.Recalled recalled) {
            breaks.raise(Break.Kind.LATE_WORD, order, recalled.why(), nowNanos);
        } else {
            breaks.adopted(order, nowNanos);
        }
        return order;
    }

    /// The order that an input is about; null if none of ours is.
    @Nullable
    LiveOrder orderOf(VenueInput input) {
        Orders orders = desk.state().orders();
        LiveOrder order = switch (input) {
            case Fate fate -> orders.find(fate.request());
            case ExecutionReport report -> orderOf(report);
            case CancelReject reject -> either(orders.find(reject.request()), orders.find(reject.order()));
            case BusinessReject reject -> orders.find(reject.request());
            case AccountWord _, LinkChange _, ReportsLost _, MassCancelReport _, DropCopy _, CopyLink _ -> null;
        };
        return order != null && order.account().venue().equals(input.venue()) ? order : null;
    }

    private @Nullable LiveOrder orderOf(ExecutionReport report) {
        Orders orders = desk.state().orders();
        ExecutionReport.References refs = report.refs();
        LiveOrder byClOrdId = either(orders.find(refs.order()), orders.find(refs.origOrder()));
        if (byClOrdId == null && latecomers.named(report) != null) {
            return null;
        }
        LiveOrder order = either(byClOrdId, orders.find(report.venue(), refs.venueOrder()));
        return order != null && isDeniedByAnother(order, report) ? null : order;
    }

    /// Where each session knows its own orders alone, it says nothing of an order that one without it denies it. Such
    /// an answer comes late when all were asked, and one had it.
    private boolean isDeniedByAnother(LiveOrder order, ExecutionReport report) {
        String session = report.marks().session();
        return !order.session().isEmpty()
                && !order.session().equals(session)
                && Reports.eventOf(report) == OrderEvent.NOT_KNOWN_THERE
                && desk.hasPort(report.venue())
                && desk.port(report.venue()).sessionsToAsk().contains(session);
    }

    private static @Nullable LiveOrder either(@Nullable LiveOrder first, @Nullable LiveOrder second) {
        return first == null ? second : first;
    }

    private void followUp(VenueInput input, @Nullable LiveOrder order, @Nullable OrderStatus before, long nowNanos) {
        switch (input) {
            case LinkChange change -> linkChanged(change, nowNanos);
            case ExecutionReport report -> reported(report, order, before, nowNanos);
            case AccountRead read -> {
                lists.orders().read(read);
                lists.fills().read(read);
                proofs.read(read, nowNanos);
                orders.read(read, nowNanos);
                recovery.read(read, nowNanos);
            }
            case PositionsRead read -> {
                reconciliation.read(read, nowNanos);
                recovery.read(read, nowNanos);
            }
            case ReportsLost lost -> reportsLost(lost, nowNanos);
            case DropCopy _ -> {} // it waits
            case CopyLink _ -> {} // the venue sends what was missed
            case AccountValues _ -> {} // kept with the account
            case LimitsPublished _ -> {} // kept with the guards, until somebody accepts it
            case MassCancelReport _ -> {} // each order has a report of its own
            case CancelReject reject -> {
                if (order != null && !isExplained(order, reject)) {
                    inquiries.wonder(order, nowNanos); // a refused cancel says that our picture may be wrong
                }
            }
            case BusinessReject reject -> rejected(reject, nowNanos);
            case Fate fate -> {
                if (order != null) {
                    fated(fate, order, nowNanos);
                }
            }
        }
        if (order != null && (order.needsAsking() || !desk.state().lastFitted())) {
            inquiries.wonder(order, nowNanos);
        }
    }

    private void fated(Fate fate, LiveOrder order, long nowNanos) {
        switch (fate) {
            case Fate.Sent sent -> sentInto(order, sent.session(), nowNanos);
            case Fate.NotSent _ -> {}
            case Fate.Unknown unknown -> {
                if (unknown.request().equals(order.id())) {
                    proofs.exchangeEnded(order, nowNanos);
                }
            }
        }
    }

    /// A fill or another cancel was quicker, as the venue says, and we have all of it. To ask about each would use up
    /// what questions a venue bears in the very second in which a kill needs its lists.
    private static boolean isExplained(LiveOrder order, CancelReject reject) {
        boolean filled = order.status() == OrderStatus.FILLED && reject.ordStatus() == OrdStatus.FILLED;
        boolean cancelled = order.status() == OrderStatus.CANCELED && reject.ordStatus() == OrdStatus.CANCELED;
        return (filled || cancelled) && order.missing().isZero();
    }

    private void reported(
            ExecutionReport report, @Nullable LiveOrder order, @Nullable OrderStatus before, long nowNanos) {
        if (order == null) {
            breaks.unattributed(report, latecomers.isForgotten(report), nowNanos);
            return;
        }
        breaks.afterReport(order, report, before, nowNanos);
        orders.told(order, report, nowNanos);
        recovery.heard(order.account(), nowNanos);
        if (Reports.eventOf(report) == OrderEvent.NOT_KNOWN_THERE
                && !report.marks().possDup()) {
            inquiries.denied(order, report.marks().session(), nowNanos);
        }
    }

    /// One that names no request of ours may be about any.
    private void rejected(BusinessReject reject, long nowNanos) {
        if (reject.request() == null) {
            breaks.unattributed(reject, nowNanos);
            wonderAboutFlight(reject.venue(), nowNanos);
        }
    }

    private void linkChanged(LinkChange change, long nowNanos) {
        proofs.linkChanged(change, nowNanos);
        copying.linkChanged(change, nowNanos);
        if (change.up()) {
            if (desk.hasPort(change.venue())) {
                inquiries.onLinkUp(change.venue(), nowNanos);
                recovery.begin(change.venue(), change.session() + " " + change.why(), nowNanos);
            }
            return;
        }
        String why = "the connection was lost before the venue answered: " + change.why();
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.account().venue().equals(change.venue()) && order.isUnderWayOver(change.session())) {
                desk.record(new Event.OrderDoubted(nowNanos, order.id(), why), EventSink.Lane.RESERVED);
            }
        }
        inquiries.onLinkDown(change.venue(), change.session(), nowNanos);
        recovery.onLinkDown(change.venue(), change.session() + " went down: " + change.why(), nowNanos);
    }

    /// What is under way may have been answered by what is lost: all of it is asked about, as behind a logon.
    private void reportsLost(ReportsLost lost, long nowNanos) {
        if (desk.hasPort(lost.venue()) && desk.state().isUp(lost.venue())) {
            inquiries.onLinkUp(lost.venue(), nowNanos);
            wonderAboutFlight(lost.venue(), nowNanos);
            recovery.begin(lost.venue(), lost.session() + ": " + lost.why(), nowNanos);
        }
    }

    /// The link may have broken under the very write: then its end is told before the fate of what was written.
    private void sentInto(LiveOrder order, String session, long nowNanos) {
        if (!desk.state().isUp(order.account().venue(), session) && order.isUnderWayOver(session)) {
            String why = "the connection was lost while it was sent";
            desk.record(new Event.OrderDoubted(nowNanos, order.id(), why), EventSink.Lane.RESERVED);
        }
    }

    private void wonderAboutFlight(VenueId venue, long nowNanos) {
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.account().venue().equals(venue) && order.isInFlight()) {
                inquiries.wonder(order, nowNanos);
            }
        }
    }
}
