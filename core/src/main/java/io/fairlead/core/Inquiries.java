package io.fairlead.core;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.VenuePort;
import io.fairlead.core.view.DoubtView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks venues about orders, at growing intervals so that no answer can make us ask in a circle. Owned by the engine
/// thread; not part of the state, since asking twice is harmless.
final class Inquiries implements OrderAsking {
    /// Questions about one order that are remembered until their answers come.
    private static final int LONGEST_WAIT = 64;

    private final Desk desk;
    private final CoreSettings settings;
    private final AbsenceProofs proofs;
    private final AccountQuestions accounts;
    private final AccountQuestions fills;
    private final Map<LiveOrder, Inquiry> open = new LinkedHashMap<>();
    private long doubtsDueNanos;

    /// About one order. `again` is a reason for another question that came while the pause lasted. `unanswered` is when
    /// each left us, by the session that it went over where any session may have the order, else under no name.
    private static final class Inquiry {
        final Backoff pause;
        int asked;
        boolean again;
        boolean settled;
        int counted;
        final Map<String, ArrayDeque<Long>> unanswered = new HashMap<>(2);

        Inquiry(CoreSettings settings) {
            pause = new Backoff(settings);
        }

        void asked(String session, long nowNanos) {
            ArrayDeque<Long> waiting = unanswered.computeIfAbsent(session, _ -> new ArrayDeque<>(2));
            if (waiting.size() < LONGEST_WAIT) {
                waiting.add(nowNanos);
            }
        }

        @Nullable
        Long answered(String session) {
            ArrayDeque<Long> waiting = unanswered.get(session);
            return waiting == null ? null : waiting.poll();
        }
    }

    Inquiries(Desk desk, CoreSettings settings, AbsenceProofs proofs, Lists lists) {
        this.desk = desk;
        this.proofs = proofs;
        this.accounts = lists.orders;
        this.fills = lists.fills;
        this.settings = settings;
    }

    /// What is asked for by account: all orders, and the executions.
    record Lists(AccountQuestions orders, AccountQuestions fills) {}

    /// Something about the order is odd: asks now, or at the end of the pause since the last question.
    void wonder(LiveOrder order, long nowNanos) {
        Inquiry inquiry = open.computeIfAbsent(order, _ -> new Inquiry(settings));
        inquiry.again = true;
        askIfDue(order, inquiry, nowNanos);
    }

    /// Somebody wants the venue's word on an order now, whatever was asked before.
    void ask(LiveOrder order, long nowNanos) {
        open.computeIfAbsent(order, _ -> new Inquiry(settings));
        desk.port(order.account().venue()).queryOrder(order, this);
    }

    /// Somebody wants the venue's list of an account's orders.
    void askAccount(Account account, long nowNanos) {
        accounts.ask(account, nowNanos);
    }

    /// The same of its executions.
    void askFills(Account account, long nowNanos) {
        fills.ask(account, nowNanos);
    }

    /// Whether the venue is being asked about this order.
    boolean isAbout(LiveOrder order) {
        return open.containsKey(order);
    }

    /// Whether an order that is being asked about lacks executions, or has too many.
    boolean anyMissing(AccountId account, Symbol symbol) {
        for (LiveOrder order : open.keySet()) {
            if (!order.missing().isZero()
                    && order.account().id().equals(account)
                    && order.instrument().symbol().equals(symbol)) {
                return true;
            }
        }
        return false;
    }

    /// A question may have waited for its turn: its answer tells how things stood when it left, and the next is due a
    /// pause behind that.
    @Override
    public void asked(Order order, String session, long nowNanos) {
        Inquiry inquiry = inquiryAbout(order);
        if (inquiry != null) {
            inquiry.asked(session, nowNanos);
            inquiry.pause.beginLate(nowNanos);
        }
    }

    /// It is asked again soon. Where several sessions are asked at once, the others may have been.
    @Override
    public void notAsked(Order order, String session, long nowNanos) {
        Inquiry inquiry = inquiryAbout(order);
        if (inquiry != null && session.isEmpty()) {
            inquiry.pause.shorten(nowNanos);
        }
    }

    private @Nullable Inquiry inquiryAbout(Order order) {
        return order instanceof LiveOrder live ? open.get(live) : null;
    }

    /// The venue says over a session that it has no order of that name: the answer to the oldest question about it.
    void denied(LiveOrder order, String over, long nowNanos) {
        String session = mayBeWithAny(order) ? over : "";
        Inquiry inquiry = open.get(order);
        Long asked = inquiry == null ? null : inquiry.answered(session);
        if (asked != null) {
            proofs.denied(order, session, asked, nowNanos);
        }
    }

    /// Whether each session knows its own orders alone, and the log does not say which one carries this one.
    private boolean mayBeWithAny(LiveOrder order) {
        return order.session().isEmpty()
                && !desk.port(order.account().venue()).sessionsToAsk().contains("");
    }

    void onTick(long nowNanos) {
        doubtWhatIsNotAnswered(nowNanos);
        proofs.tidy();
        accounts.onTick(nowNanos);
        fills.onTick(nowNanos);
        if (open.isEmpty()) {
            return;
        }
        Iterator<Map.Entry<LiveOrder, Inquiry>> entries = open.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<LiveOrder, Inquiry> entry = entries.next();
            LiveOrder order = entry.getKey();
            Inquiry inquiry = entry.getValue();
            hurryWhenSettled(order, inquiry, nowNanos);
            if (!inquiry.pause.isOver(nowNanos)) {
                continue;
            }
            if (order.needsAsking() || inquiry.again) {
                askIfDue(order, inquiry, nowNanos);
            } else {
                entries.remove();
            }
        }
    }

    /// From now on each denial counts: no long pause any more, and none behind a denial that counted.
    private void hurryWhenSettled(LiveOrder order, Inquiry inquiry, long nowNanos) {
        boolean settled = proofs.wanted(order, nowNanos) != null;
        int counted = proofs.counted(order);
        if (settled && !inquiry.settled) {
            inquiry.pause.end();
        } else if (counted > inquiry.counted) {
            inquiry.pause.shorten(nowNanos);
        }
        inquiry.settled = settled;
        inquiry.counted = counted;
    }

    /// A venue that is connected and says nothing: after the time for answers nobody can tell what became of it.
    private void doubtWhatIsNotAnswered(long nowNanos) {
        if (nowNanos < doubtsDueNanos) {
            return;
        }
        doubtsDueNanos = nowNanos + settings.answerNanos() / 10;
        long silentSince = nowNanos - settings.answerNanos();
        LiveOrder order = desk.state().orders().firstLive();
        while (order != null) {
            LiveOrder next = desk.state().orders().nextLive(order);
            if (order.changedNanos() <= silentSince && order.awaitsAnswer()) {
                String why = "no answer in " + settings.answerNanos() / 1_000_000 + " ms";
                desk.record(new Event.OrderDoubted(nowNanos, order.id(), why), EventSink.Lane.RESERVED);
                wonder(order, nowNanos);
            }
            order = next;
        }
    }

    /// After a reconnect everything is asked about, as reports may have gone missing and the venue may have cancelled.
    void onLinkUp(VenueId venue, long nowNanos) {
        VenuePort port = desk.port(venue);
        boolean byAccount = port.capabilities().has(Capability.MASS_STATUS_QUERY);
        accounts.askAll(venue, nowNanos);
        fills.askAll(venue, nowNanos);
        for (Inquiry inquiry : open.values()) {
            inquiry.pause.end();
        }
        for (LiveOrder order : desk.state().orders().live()) {
            boolean here = order.account().venue().equals(venue);
            if (here && (!byAccount || order.needsAsking())) {
                Inquiry inquiry = open.computeIfAbsent(order, _ -> new Inquiry(settings));
                inquiry.pause.end();
                inquiry.again = true;
                askIfDue(order, inquiry, nowNanos);
            }
        }
    }

    /// Another session of the venue may still answer: where that goes by account, one question does for all that
    /// the lost one carried. Orders in doubt are asked about each, now or when there is somebody to ask.
    void onLinkDown(VenueId venue, String session, long nowNanos) {
        forgetQuestions(venue);
        boolean anyCarried = false;
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.account().venue().equals(venue) && order.isCarriedBy(session)) {
                anyCarried = true;
                if (order.needsAsking()) {
                    wonder(order, nowNanos);
                }
            }
        }
        if (anyCarried && desk.hasPort(venue) && desk.state().isUp(venue)) {
            accounts.askAll(venue, nowNanos);
            fills.askAll(venue, nowNanos);
        }
    }

    /// What was asked on a connection that is gone is not answered any more.
    private void forgetQuestions(VenueId venue) {
        accounts.onLinkDown(venue);
        fills.onLinkDown(venue);
        for (Map.Entry<LiveOrder, Inquiry> entry : open.entrySet()) {
            if (entry.getKey().account().venue().equals(venue)) {
                entry.getValue().unanswered.clear();
            }
        }
    }

    /// How each order in doubt is asked about.
    List<DoubtView> doubts(long nowNanos) {
        List<DoubtView> doubts = new ArrayList<>();
        open.forEach((order, inquiry) -> {
            if (order.status() == OrderStatus.UNKNOWN) {
                long next = canAsk(order, inquiry, nowNanos) ? Math.max(nowNanos, inquiry.pause.overNanos()) : 0;
                doubts.add(new DoubtView(order.id(), inquiry.asked, next));
            }
        });
        return doubts;
    }

    private boolean canAsk(LiveOrder order, Inquiry inquiry, long nowNanos) {
        VenueId venue = order.account().venue();
        return desk.state().isUp(venue) && rung(desk.port(venue), order, inquiry, nowNanos) != UnknownLadder.Rung.NONE;
    }

    private UnknownLadder.Rung rung(VenuePort port, LiveOrder order, Inquiry inquiry, long nowNanos) {
        boolean lacksFills = order.missing().signum() > 0;
        return UnknownLadder.rung(port.capabilities(), inquiry.asked, proofs.wanted(order, nowNanos), lacksFills);
    }

    private void askIfDue(LiveOrder order, Inquiry inquiry, long nowNanos) {
        VenueId venue = order.account().venue();
        if (!inquiry.pause.isOver(nowNanos) || !desk.state().isUp(venue)) {
            return;
        }
        VenuePort port = desk.port(venue);
        switch (rung(port, order, inquiry, nowNanos)) {
            case ORDER_STATUS -> port.queryOrder(order, this);
            case MASS_STATUS -> accounts.ask(order.account(), nowNanos);
            case FILLS -> fills.ask(order.account(), nowNanos);
            case POSITIONS -> port.queryPositions(order.account());
            case NONE -> {} // nobody to ask
        }
        inquiry.again = false;
        inquiry.asked++;
        inquiry.pause.lengthen(nowNanos);
    }
}
