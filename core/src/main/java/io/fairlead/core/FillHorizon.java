package io.fairlead.core;

import io.fairlead.core.model.Account;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.VenuePort;

/// From when on a venue is asked for the executions of an account: since it last told them to the end, and never later
/// than an order was placed that such a list may prove absent, or that lacks executions. Owned by the engine thread.
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
        long told = desk.state().executionReads().toldNanos(account.id(), port.sessionsToAsk());
        long since = told == 0
                ? Math.max(nowNanos - DAY_NANOS, desk.state().executionReads().beganNanos())
                : told - port.recovery().settleNanos() - MARGIN_NANOS;
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
