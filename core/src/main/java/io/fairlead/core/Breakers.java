package io.fairlead.core;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.breaker.Circuit;
import io.fairlead.core.breaker.FailureStreak;
import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.BreakerEvent.Endpoint;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides when a venue that keeps failing gets no new orders, and when it is tried again. Owned by the engine thread.
///
/// The counts of failures are not part of the state; each trip is, with what it counted. Cancels, queries and
/// orders that reduce always pass.
final class Breakers {
    /// A link that breaks sooner than this has failed.
    private static final long SETTLED_NANOS = 1_000_000_000L;

    private static final int LINKS_IN_A_ROW = 5;
    private static final Endpoint[] ENDPOINTS = Endpoint.values();

    private final Desk desk;
    private final CoreSettings settings;
    private final Map<VenueId, Watch> watches = new HashMap<>();

    /// What is counted of one venue.
    private final class Watch {
        final EnumMap<Endpoint, FailureStreak> streaks = new EnumMap<>(Endpoint.class);
        long upNanos;

        Watch(VenueId venue) {
            for (Endpoint endpoint : ENDPOINTS) {
                streaks.put(endpoint, new FailureStreak(settingsOf(venue, endpoint)));
            }
        }

        FailureStreak of(Endpoint endpoint) {
            FailureStreak streak = streaks.get(endpoint);
            if (streak == null) {
                throw new IllegalStateException("no streak for " + endpoint);
            }
            return streak;
        }
    }

    Breakers(Desk desk, CoreSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    private BreakerSettings settingsOf(VenueId venue) {
        BreakerSettings own = desk.hasPort(venue) ? desk.port(venue).breaker() : null;
        return own == null ? settings.breaker() : own;
    }

    private BreakerSettings settingsOf(VenueId venue, Endpoint endpoint) {
        BreakerSettings usual = settingsOf(venue);
        return switch (endpoint) {
            case ORDERS -> usual;
            case CONNECTION ->
                usual.failures() == BreakerSettings.OFF.failures()
                        ? usual
                        : new BreakerSettings(
                                Math.min(usual.failures(), LINKS_IN_A_ROW),
                                usual.withinNanos(),
                                usual.openNanos(),
                                usual.longestNanos());
        };
    }

    /// What a breaker has against a new order; null if nothing, or if the order would be the probe.
    Outcome.@Nullable Refused refusal(VenueId venue, long nowNanos) {
        if (desk.state().circuits().areAllClosed()) {
            return null;
        }
        for (Endpoint endpoint : ENDPOINTS) {
            Circuit circuit = desk.state().circuits().of(venue, endpoint);
            long freeNanos = freeNanos(circuit);
            if (nowNanos < freeNanos) {
                return refused(venue, endpoint, circuit, freeNanos);
            }
        }
        return null;
    }

    /// When the next probe may go; in the past if it may now.
    private long freeNanos(Circuit circuit) {
        return switch (circuit) {
            case Circuit.Closed _ -> Long.MIN_VALUE;
            case Circuit.Open open -> open.probeAtNanos();
            case Circuit.Probing probing ->
                isLost(probing.probe()) ? Long.MIN_VALUE : probing.probedNanos() + settings.answerNanos();
        };
    }

    /// A probe that never left tells nothing.
    private boolean isLost(OrderId probe) {
        LiveOrder order = desk.state().orders().find(probe);
        return order == null || order.status() == OrderStatus.NOT_SENT;
    }

    private static Outcome.Refused refused(VenueId venue, Endpoint endpoint, Circuit circuit, long freeNanos) {
        String remedy = switch (circuit) {
            case Circuit.Closed _ -> throw new IllegalArgumentException("a closed circuit refuses nothing");
            case Circuit.Open open ->
                open.why() + "; one order may try again at " + Instant.ofEpochSecond(0, freeNanos)
                        + ", or an admin resets the breaker; cancels, queries and reductions pass";
            case Circuit.Probing probing ->
                probing.why() + "; order " + probing.probe()
                        + " is trying whether the venue takes orders again: wait for" + " its answer";
        };
        return new Outcome.Refused(DenialCode.CIRCUIT_OPEN, "venue", venue + " " + endpoint, remedy);
    }

    /// A new order was accepted: where a circuit is not closed, it is the probe.
    void accepted(LiveOrder order, long nowNanos) {
        if (order.reducing() || desk.state().circuits().areAllClosed()) {
            return;
        }
        VenueId venue = order.account().venue();
        for (Endpoint endpoint : ENDPOINTS) {
            if (!(desk.state().circuits().of(venue, endpoint) instanceof Circuit.Closed)) {
                record(new BreakerEvent.Probed(nowNanos, venue, endpoint, order.id()));
            }
        }
    }

    /// The venue said something of an order; `before` is where it stood.
    void heard(LiveOrder order, OrderStatus before, long nowNanos) {
        if (order.status() == before) {
            return;
        }
        VenueId venue = order.account().venue();
        switch (order.status()) {
            case REJECTED ->
                failed(venue, Endpoint.ORDERS, order.id(), "the venue rejects orders: " + order.text(), nowNanos);
            case PENDING_NEW,
                    NOT_SENT,
                    UNKNOWN,
                    NEVER_ARRIVED,
                    ACCEPTED,
                    SENT,
                    HELD -> {} // nothing yet of what it does with orders
            case NEW,
                    PARTIALLY_FILLED,
                    FILLED,
                    CANCELED,
                    EXPIRED,
                    STOPPED,
                    SUSPENDED,
                    CALCULATED,
                    DONE_FOR_DAY,
                    PENDING_CANCEL,
                    PENDING_REPLACE -> {
                if (before == OrderStatus.SENT || before == OrderStatus.PENDING_NEW || before == OrderStatus.UNKNOWN) {
                    succeeded(venue, order.id(), nowNanos);
                }
            }
        }
    }

    private void failed(VenueId venue, Endpoint endpoint, @Nullable OrderId order, String why, long nowNanos) {
        FailureStreak streak = watch(venue).of(endpoint);
        int failures = streak.failed(nowNanos);
        Circuit circuit = desk.state().circuits().of(venue, endpoint);
        boolean trips = switch (circuit) {
            case Circuit.Closed _ -> streak.isTooLong();
            case Circuit.Open _ -> false; // told of what was under way when it tripped
            case Circuit.Probing probing -> probing.probe().equals(order) || order == null;
        };
        if (trips) {
            int times = circuit.trips() + 1;
            long probeAt = nowNanos + settingsOf(venue).openNanos(times);
            record(new BreakerEvent.Tripped(
                    nowNanos, venue, endpoint, failures, times, probeAt, failures + " failures in a row, " + why));
        }
    }

    /// An order got through: so does the venue's connection work.
    private void succeeded(VenueId venue, OrderId order, long nowNanos) {
        watch(venue).of(Endpoint.ORDERS).ended();
        if (desk.state().circuits().areAllClosed()) {
            return;
        }
        for (Endpoint endpoint : ENDPOINTS) {
            if (desk.state().circuits().of(venue, endpoint) instanceof Circuit.Probing probing
                    && probing.probe().equals(order)) {
                watch(venue).of(endpoint).ended();
                record(new BreakerEvent.Closed(nowNanos, venue, endpoint, order));
            }
        }
    }

    /// The venue's links came or went; to be told behind the change.
    void linkChanged(LinkChange change, boolean wasUp, long nowNanos) {
        Watch watch = watch(change.venue());
        boolean isUp = desk.state().isUp(change.venue());
        if (isUp && !wasUp) {
            watch.upNanos = nowNanos;
        } else if (wasUp && !isUp) {
            if (nowNanos - watch.upNanos >= SETTLED_NANOS) {
                watch.of(Endpoint.CONNECTION).ended();
            } else {
                failed(change.venue(), Endpoint.CONNECTION, null, "links break at once: " + change.why(), nowNanos);
            }
        }
    }

    Outcome reset(BreakerCommand.ResetBreaker command, long nowNanos) {
        if (command.because().isBlank()) {
            return new Outcome.Refused(DenialCode.REASON_MISSING, "because", "", "say why it may be used again");
        }
        if (desk.state().circuits().of(command.venue(), command.endpoint()) instanceof Circuit.Closed) {
            return new Outcome.Accepted(List.of());
        }
        watch(command.venue()).of(command.endpoint()).ended();
        Event reset = new BreakerEvent.Reset(
                nowNanos, command.venue(), command.endpoint(), command.origin(), command.because());
        return record(reset) ? new Outcome.Accepted(List.of()) : Desk.JOURNAL_FULL;
    }

    private boolean record(Event event) {
        return desk.record(event, EventSink.Lane.RESERVED);
    }

    private Watch watch(VenueId venue) {
        return watches.computeIfAbsent(venue, Watch::new);
    }
}
