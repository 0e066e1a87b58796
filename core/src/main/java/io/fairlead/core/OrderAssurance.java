package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Account;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.VenuePort;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The word of a venue that answers about one order at a time: of every order that was live since the kill it must have
/// said that it is not. Orders that only the venue knows stay unseen there. A venue that answers no question at all
/// never gives this assurance.
final class OrderAssurance implements Assurance {
    private static final long FIRST_PAUSE_NANOS = 500_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000_000L;

    private final Desk desk;
    private final Account account;
    private final Backoff pause = new Backoff(FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
    private final Set<LiveOrder> open = new LinkedHashSet<>();

    OrderAssurance(Desk desk, Account account) {
        this.desk = desk;
        this.account = account;
    }

    @Override
    public void live(LiveOrder order, long nowNanos) {
        open.add(order);
    }

    @Override
    public void quiet(long nowNanos) {
        if (open.isEmpty() || !isAnswering() || !desk.state().isUp(account.venue()) || !pause.isOver(nowNanos)) {
            return;
        }
        VenuePort port = desk.port(account.venue());
        open.forEach(order -> port.queryOrder(order, OrderAsking.ANY_TIME));
        pause.lengthen(nowNanos);
    }

    /// Orders that are being cancelled are asked about one by one by `CancelAttempts`.
    @Override
    public void askWhileLive(long nowNanos) {}

    @Override
    public void heard(ExecutionReport report, @Nullable LiveOrder order, long nowNanos) {
        if (order == null) {
            return;
        }
        boolean closed = order.status().isTerminal() && !Standing.isOpen(report);
        if (closed && Standing.isAnswer(report)) {
            open.remove(order);
        } else if (!closed) {
            open.add(order);
        }
    }

    @Override
    public void read(AccountRead read) {}

    @Override
    public void hurry() {
        pause.end();
    }

    private boolean isAnswering() {
        return desk.port(account.venue()).capabilities().has(Capability.ORDER_STATUS_QUERY);
    }

    @Override
    public @Nullable String missing() {
        if (!isAnswering()) {
            return "the venue answers no questions about orders";
        }
        if (open.isEmpty()) {
            return null;
        }
        return desk.state().isUp(account.venue())
                ? "the venue has not answered about " + open.size() + " orders yet"
                : "venue " + account.venue() + " is not logged on";
    }

    @Override
    public String evidence() {
        return "order status of each order";
    }
}
