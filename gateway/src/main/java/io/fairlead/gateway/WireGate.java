package io.fairlead.gateway;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.EndingPace;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.core.port.PositionChange;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import io.fairlead.journal.Journal;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands between the core and a venue where the policy is `before-wire`: what may change something at the venue waits
/// until the log keeps the decision. Owned by the engine thread. Other policies do without it.
final class WireGate implements VenuePort {
    private final VenuePort venue;
    private final Journal journal;
    private final EventLog log;
    private final ArrayDeque<Held> held = new ArrayDeque<>();

    private record Held(long position, Runnable request) {}

    WireGate(VenuePort venue, Journal journal, EventLog log) {
        this.venue = venue;
        this.journal = journal;
        this.log = log;
    }

    @Override
    public Capabilities capabilities() {
        return venue.capabilities();
    }

    @Override
    public RecoveryProfile recovery() {
        return venue.recovery();
    }

    @Override
    public Outcome.@Nullable Refused objection(boolean reducing, long nowNanos) {
        return venue.objection(reducing, nowNanos);
    }

    @Override
    public String obstacle(AccountId account, boolean reducing) {
        return venue.obstacle(account, reducing);
    }

    @Override
    public @Nullable EndingPace endingPace(AccountId account) {
        return venue.endingPace(account);
    }

    @Override
    public CancelOnDisconnect cancelOnDisconnect() {
        return venue.cancelOnDisconnect();
    }

    @Override
    public @Nullable BreakerSettings breaker() {
        return venue.breaker();
    }

    @Override
    public List<String> sessionsToAsk() {
        return venue.sessionsToAsk();
    }

    @Override
    public void massCancel(MassCancel cancel, @Nullable Instrument instrument) {
        hold(() -> venue.massCancel(cancel, instrument));
    }

    @Override
    public long copyGraceNanos() {
        return venue.copyGraceNanos();
    }

    @Override
    public boolean copiesHaveIdsOfTheStream() {
        return venue.copiesHaveIdsOfTheStream();
    }

    @Override
    public ReconcileTimes reconcileTimes() {
        return venue.reconcileTimes();
    }

    @Override
    public void submit(Order order) {
        hold(() -> venue.submit(order));
    }

    @Override
    public void replace(Order order, OrderId request) {
        hold(() -> venue.replace(order, request));
    }

    @Override
    public void cancel(Order order, OrderId request) {
        hold(() -> venue.cancel(order, request));
    }

    @Override
    public void modifyPosition(PositionChange change) {
        hold(() -> venue.modifyPosition(change));
    }

    @Override
    public void queryOrder(Order order, OrderAsking asking) {
        hold(() -> venue.queryOrder(order, asking));
    }

    @Override
    public void queryOrders(Account account) {
        hold(() -> venue.queryOrders(account));
    }

    @Override
    public void listOrders(Account account, OrderSearch search, OrderListing into) {
        hold(() -> venue.listOrders(account, search, into));
    }

    @Override
    public void queryFills(Account account, long sinceNanos) {
        hold(() -> venue.queryFills(account, sinceNanos));
    }

    @Override
    public void queryPositions(Account account) {
        hold(() -> venue.queryPositions(account));
    }

    private void hold(Runnable request) {
        held.add(new Held(log.position(), request));
    }

    /// Lets pass what is kept; returns how many requests that were.
    int poll() {
        int passed = 0;
        Held next = held.peek();
        while (next != null && journal.mayTransmit(next.position)) {
            held.remove();
            next.request.run();
            passed++;
            next = held.peek();
        }
        return passed;
    }
}
