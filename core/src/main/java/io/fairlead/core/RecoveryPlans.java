package io.fairlead.core;

import io.fairlead.core.event.AccountBreak;
import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.VenuePort;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps an account closed for new orders until the venue has told what happened while nobody listened: each order in
/// doubt, the list of all orders, the executions, the positions. Owned by the engine thread.
///
/// The step that a plan waits for is journaled. How far its questions are is not: after a restart, or when a session
/// comes up again, a plan begins anew. Time alone never opens an account, except where the venue cannot be asked, or
/// does not say where an answer ends: then it opens unverified.
final class RecoveryPlans {
    private final Desk desk;
    private final CoreSettings settings;
    private final Inquiries.Lists lists;
    private final Map<AccountId, Plan> running = new LinkedHashMap<>();

    /// What is known so far. What was asked before `startedNanos` does not count.
    private static final class Plan {
        final Account account;
        final String why;
        final long startedNanos;
        final Backoff positionsPause;
        boolean ordersRead;
        boolean fillsRead;
        boolean positionsRead;
        boolean overdue;

        Plan(Account account, String why, CoreSettings settings, long nowNanos) {
            this.account = account;
            this.why = why;
            this.startedNanos = nowNanos;
            positionsPause = new Backoff(settings);
        }
    }

    RecoveryPlans(Desk desk, CoreSettings settings, Inquiries.Lists lists) {
        this.desk = desk;
        this.settings = settings;
        this.lists = lists;
    }

    /// Closes every account of the venue and begins their plans anew. The orders have been asked about already.
    void begin(VenueId venue, String why, long nowNanos) {
        for (AccountState each : desk.state().accounts()) {
            if (each.account().venue().equals(venue)) {
                Plan plan = new Plan(each.account(), why, settings, nowNanos);
                running.put(each.account().id(), plan);
                askPositions(plan, nowNanos);
                advance(plan, nowNanos);
            }
        }
        running.values().removeIf(this::isComplete);
    }

    /// Without a session there is nobody to ask: the plans begin when one is up.
    void onLinkDown(VenueId venue, String why, long nowNanos) {
        if (desk.state().isUp(venue)) {
            return;
        }
        for (AccountState each : desk.state().accounts()) {
            if (each.account().venue().equals(venue)) {
                running.remove(each.account().id());
                move(each.account(), RecoveryStep.SESSION, why, nowNanos);
            }
        }
    }

    /// A list of orders or executions was read to its end.
    void read(AccountRead read, long nowNanos) {
        Plan plan = running.get(read.account());
        boolean ofFills = read.source() == Evidence.FILLS;
        AccountQuestions questions = ofFills ? lists.fills() : lists.orders();
        if (plan == null || read.askedNanos() < plan.startedNanos || questions.awaits(read.account())) {
            return;
        }
        if (ofFills) {
            plan.fillsRead = true;
        } else {
            plan.ordersRead = true;
        }
        goOn(plan, nowNanos);
    }

    void read(PositionsRead read, long nowNanos) {
        Plan plan = running.get(read.account());
        if (plan != null && read.askedNanos() >= plan.startedNanos) {
            plan.positionsRead = true;
            goOn(plan, nowNanos);
        }
    }

    /// The venue said something of an order of this account.
    void heard(Account account, long nowNanos) {
        Plan plan = running.isEmpty() ? null : running.get(account.id());
        if (plan != null && step(account) == RecoveryStep.ORDER_STATUS) {
            goOn(plan, nowNanos);
        }
    }

    void onTick(long nowNanos) {
        if (running.isEmpty()) {
            return;
        }
        for (Plan plan : running.values()) {
            if (plan.positionsPause.isOver(nowNanos)) {
                askPositions(plan, nowNanos);
            }
            advance(plan, nowNanos);
            warnIfOverdue(plan, nowNanos);
        }
        running.values().removeIf(this::isComplete);
    }

    private void goOn(Plan plan, long nowNanos) {
        advance(plan, nowNanos);
        running.values().removeIf(this::isComplete);
    }

    private boolean isComplete(Plan plan) {
        return step(plan.account).isOpen();
    }

    private RecoveryStep step(Account account) {
        AccountState state = desk.state().account(account.id());
        return state == null ? RecoveryStep.SESSION : state.recovery().step();
    }

    private void askPositions(Plan plan, long nowNanos) {
        VenuePort port = desk.port(plan.account.venue());
        if (!plan.positionsRead && port.capabilities().has(Capability.POSITION_QUERY)) {
            plan.positionsPause.lengthen(nowNanos);
            port.queryPositions(plan.account);
        }
    }

    private void advance(Plan plan, long nowNanos) {
        RecoveryStep next = next(plan, nowNanos);
        move(plan.account, next, next.isOpen() ? outcome(plan, next) : plan.why, nowNanos);
        if (next.isOpen() && plan.overdue) {
            endOverdue(plan, nowNanos);
        }
    }

    private RecoveryStep next(Plan plan, long nowNanos) {
        VenuePort port = desk.port(plan.account.venue());
        if (!desk.state().isUp(plan.account.venue())) {
            return RecoveryStep.SESSION;
        }
        if (port.recovery().proof().isEmpty()) {
            return RecoveryStep.OPEN_UNVERIFIED;
        }
        boolean lists = port.capabilities().has(Capability.MASS_STATUS_QUERY);
        boolean listed = plan.ordersRead || (lists && hasHadItsTime(plan, port, nowNanos));
        if (port.capabilities().has(Capability.ORDER_STATUS_QUERY) && !listed && !isEachTold(plan)) {
            return RecoveryStep.ORDER_STATUS;
        }
        if (lists && !listed) {
            return RecoveryStep.MASS_STATUS;
        }
        if (port.capabilities().has(Capability.FILLS_QUERY) && !plan.fillsRead) {
            return RecoveryStep.FILLS;
        }
        if (port.capabilities().has(Capability.POSITION_QUERY) && !plan.positionsRead) {
            return RecoveryStep.POSITIONS;
        }
        return plan.ordersRead ? RecoveryStep.OPEN : RecoveryStep.OPEN_UNVERIFIED;
    }

    /// A venue that does not say where its list ends is given the time for answers.
    private boolean hasHadItsTime(Plan plan, VenuePort port, long nowNanos) {
        return !port.recovery().proof().contains(Evidence.MASS_STATUS)
                && nowNanos >= plan.startedNanos + settings.answerNanos();
    }

    /// Whether the venue has spoken of each order in doubt since the plan began, if only to say that it knows none.
    private boolean isEachTold(Plan plan) {
        LiveOrder order = desk.state().orders().firstLive();
        while (order != null) {
            if (order.needsAsking()
                    && order.changedNanos() <= plan.startedNanos
                    && order.account().id().equals(plan.account.id())) {
                return false;
            }
            order = desk.state().orders().nextLive(order);
        }
        return true;
    }

    private String outcome(Plan plan, RecoveryStep open) {
        long standing = desk.state().breakBook().report().stream()
                .filter(each ->
                        each.isOpen() && plan.account.id().equals(each.subject().account()))
                .count();
        String breaks = standing == 0 ? "no break stands" : standing + " breaks stand";
        return plan.why + ": complete, " + breaks
                + (open == RecoveryStep.OPEN ? "" : "; not verifiable, the venue can't be asked for all");
    }

    private void move(Account account, RecoveryStep next, String note, long nowNanos) {
        if (step(account) != next) {
            desk.record(new ReconEvent.RecoveryMoved(nowNanos, account.id(), next, note), EventSink.Lane.RESERVED);
        }
    }

    private void warnIfOverdue(Plan plan, long nowNanos) {
        long within = desk.port(plan.account.venue()).reconcileTimes().openWithinNanos();
        RecoveryStep step = step(plan.account);
        if (plan.overdue || step.isOpen() || nowNanos < plan.startedNanos + within) {
            return;
        }
        plan.overdue = true;
        AccountBreak what = new AccountBreak(
                Break.Kind.RECOVERY_OVERDUE,
                plan.account.id(),
                null,
                null,
                "closed for " + within / 1_000_000 + " ms",
                "owes " + step.awaited());
        desk.record(new ReconEvent.AccountBreakRaised(nowNanos, what), EventSink.Lane.RESERVED);
    }

    private void endOverdue(Plan plan, long nowNanos) {
        AccountBreak standing =
                desk.state().breakBook().find(Break.Kind.RECOVERY_OVERDUE, plan.account.id(), null, null);
        if (standing != null) {
            desk.record(
                    new ReconEvent.AccountBreakCleared(nowNanos, standing, "the plan is complete"),
                    EventSink.Lane.RESERVED);
        }
    }
}
