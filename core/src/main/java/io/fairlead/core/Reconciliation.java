package io.fairlead.core;

import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.port.VenuePort;
import io.fairlead.core.position.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks venues on a schedule for what we hold to be true: orders, executions and positions, each account at its own
/// time. Owned by the engine thread; not part of the state.
///
/// An account where nothing is open and nothing has happened is asked less often. A difference of positions is looked
/// at again as soon as the settle time allows.
final class Reconciliation {
    private static final long LOOK_NANOS = 100_000_000;

    private final Desk desk;
    private final Inquiries inquiries;
    private final PositionMatching positions;
    private final Map<AccountId, Round> rounds = new LinkedHashMap<>();
    private long lookedNanos;

    private static final class Round {
        long ordersNanos;
        long fillsNanos;
        long positionsNanos;

        Round(long nowNanos) {
            ordersNanos = nowNanos;
            fillsNanos = nowNanos;
            positionsNanos = nowNanos;
        }
    }

    Reconciliation(Desk desk, Inquiries inquiries, PositionMatching positions) {
        this.desk = desk;
        this.inquiries = inquiries;
        this.positions = positions;
    }

    /// The venue told its positions to the end.
    void read(PositionsRead read, long nowNanos) {
        boolean differs = positions.read(read, nowNanos);
        Round round = rounds.get(read.account());
        if (differs && round != null) {
            VenuePort port = desk.port(read.venue());
            ReconcileTimes times = port.reconcileTimes();
            long soon = Math.max(1_000_000_000L, port.recovery().settleNanos());
            round.positionsNanos = Math.min(nowNanos, nowNanos - times.positionsNanos() + soon);
        }
    }

    void onTick(long nowNanos) {
        if (nowNanos < lookedNanos + LOOK_NANOS) {
            return;
        }
        lookedNanos = nowNanos;
        for (AccountState each : desk.state().accounts()) {
            Account account = each.account();
            if (desk.hasPort(account.venue()) && desk.state().isUp(account.venue())) {
                Round round = rounds.computeIfAbsent(account.id(), _ -> new Round(nowNanos));
                ask(account, round, nowNanos);
            }
        }
    }

    private void ask(Account account, Round round, long nowNanos) {
        VenuePort port = desk.port(account.venue());
        ReconcileTimes times = port.reconcileTimes();
        boolean idle = isIdle(account, round);
        if (port.capabilities().has(Capability.MASS_STATUS_QUERY)
                && isDue(round.ordersNanos, times.ordersNanos(), idle, times, nowNanos)) {
            round.ordersNanos = nowNanos;
            inquiries.askAccount(account, nowNanos);
        }
        if (port.capabilities().has(Capability.FILLS_QUERY)
                && isDue(round.fillsNanos, times.fillsNanos(), idle, times, nowNanos)) {
            round.fillsNanos = nowNanos;
            inquiries.askFills(account, nowNanos);
        }
        if (port.capabilities().has(Capability.POSITION_QUERY)
                && isDue(round.positionsNanos, times.positionsNanos(), idle, times, nowNanos)) {
            round.positionsNanos = nowNanos;
            port.queryPositions(account);
        }
    }

    private static boolean isDue(long last, long interval, boolean idle, ReconcileTimes times, long nowNanos) {
        long wait = idle ? Math.max(interval, times.idleNanos()) : interval;
        return interval > 0 && nowNanos >= last + wait;
    }

    private boolean isIdle(Account account, Round round) {
        LiveOrder order = desk.state().orders().firstLive();
        while (order != null) {
            if (order.account().id().equals(account.id())) {
                return false;
            }
            order = desk.state().orders().nextLive(order);
        }
        for (Position position : desk.state().positions().all()) {
            boolean here = position.account().id().equals(account.id());
            if (here && (!position.isFlat() || position.changedNanos() > round.positionsNanos)) {
                return false;
            }
        }
        return desk.state().breakBook().ofAccounts().isEmpty();
    }
}
