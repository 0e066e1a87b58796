package io.fairlead.core;

import io.fairlead.core.model.Account;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.VenuePort;

/// From when on a venue is asked for the executions of an account: since the session that is furthest behind last
/// told them to the end (one that never did, for a day), and never later than an order was placed that such a list
/// may prove absent, or that lacks executions. Owned by the engine thread.
final class FillHorizon implements AccountQuestions.Question {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// For clocks that differ, and venues that are slow to list what they executed.
    private static final long MARGIN_NANOS = 60_000_000_000L;

    private final Desk desk;

    FillHorizon(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void ask(VenuePort port, Account account, long nowNanos) {
        port.queryFills(account, sinceNanos(port, account, nowNanos));
    }

    private long sinceNanos(VenuePort port, Account account, long nowNanos) {
        long unheard =
                Math.max(nowNanos - DAY_NANOS, desk.state().executionReads().beganNanos());
        long since = port.sessionsToAsk().isEmpty() ? unheard : Long.MAX_VALUE;
        for (String session : port.sessionsToAsk()) {
            long told = desk.state().executionReads().toldNanos(account.id(), session);
            since = Math.min(since, told == 0 ? unheard : told - port.recovery().settleNanos() - MARGIN_NANOS);
        }
        LiveOrder order = desk.state().orders().firstLive();
        while (order != null) {
            if (order.needsAsking() && order.account().id().equals(account.id())) {
                since = Math.min(since, order.placedNanos() - MARGIN_NANOS);
            }
            order = desk.state().orders().nextLive(order);
        }
        return since;
    }
}
