package io.fairlead.proof.world;

import io.fairlead.core.StateListener;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.proof.truth.Standing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sees every step of the gateway's state and every order that a venue takes, and compares: no wish reaches a venue
/// twice, nothing ends without evidence, no execution is made up, nothing that a client was told is forgotten. Owned by
/// the world's thread.
final class Witness implements StateListener {
    private final Stage stage;
    private final Map<VenueId, Provider> providers = new LinkedHashMap<>();
    private final Map<String, String> wishOf = new HashMap<>();
    private final Map<String, String> atVenue = new HashMap<>();
    private final Map<String, OrderId> told = new LinkedHashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final Map<OrderId, LiveOrder> orders = new LinkedHashMap<>();
    private final Map<OrderId, OrderStatus> seen = new HashMap<>();
    private boolean replaying = true;

    Witness(Stage stage) {
        this.stage = stage;
    }

    void add(Provider provider) {
        providers.put(provider.plan.venue(), provider);
    }

    Provider provider(VenueId venue) {
        return Objects.requireNonNull(providers.get(venue));
    }

    /// The orders of the life that runs, in the order in which they became known.
    Iterable<LiveOrder> orders() {
        return orders.values();
    }

    @Nullable
    LiveOrder order(OrderId id) {
        return orders.get(id);
    }

    // What the gateway does

    /// A life begins: it knows nothing until it has read its log.
    void beforeReplay() {
        replaying = true;
        orders.clear();
        seen.clear();
    }

    /// The log was read: whatever a client was told must be in it.
    void behindReplay() {
        replaying = false;
        told.forEach((wish, order) -> {
            if (!orders.containsKey(order)) {
                stage.violations().add("the gateway forgot " + order + ", which a client was told of for " + wish);
            }
        });
    }

    /// The gateway logged an event.
    void logged(Event event) {
        if (event instanceof Event.OrderAccepted accepted) {
            stage.census().count(Happening.ORDERS);
            boolean ownWish = accepted.strategy().value().equals("close"); // the gateway's, as when it flattens
            wishOf.put(
                    accepted.order().value(),
                    accepted.account() + "/" + (ownWish ? accepted.clientOrderId() : accepted.strategy()));
        } else if (event instanceof Event.OrderAdopted adopted) {
            stage.happened(Happening.ADOPTED, "gate", "adopts " + adopted.order());
        }
    }

    /// The wish that an order of ours stands for; null if no log ever held it.
    @Nullable
    String wishOf(OrderId order) {
        return wishOf.get(order.value());
    }

    /// A client was told, for good, which order its wish became.
    void told(String wish, OrderId order) {
        OrderId before = told.put(wish, order);
        if (before != null && !before.equals(order)) {
            stage.violations().add("the wish " + wish + " was order " + before + ", then order " + order);
        }
    }

    @Override
    public void orderChanged(LiveOrder order, Event cause) {
        orders.putIfAbsent(order.id(), order);
        OrderStatus before = seen.put(order.id(), order.status());
        if (replaying || before == order.status()) {
            return;
        }
        if (stage.trace().isRead()) {
            stage.trace().remark(stage.now(), "gate", order.id() + " " + before + " → " + order.status());
        }
        if (order.status() == OrderStatus.UNKNOWN) {
            stage.census().count(Happening.UNKNOWN);
        } else if (before == OrderStatus.UNKNOWN) {
            stage.census().count(endOf(order.evidence()));
        }
        if (order.status().isTerminal()) {
            requireEvidence(order);
        }
    }

    private static Happening endOf(@Nullable Evidence evidence) {
        if (evidence == null) {
            return Happening.UNKNOWN_BY_OTHERS;
        }
        return switch (evidence) {
            case STREAM -> Happening.UNKNOWN_BY_STREAM;
            case RESEND -> Happening.UNKNOWN_BY_RESEND;
            case ORDER_STATUS -> Happening.UNKNOWN_BY_ORDER_STATUS;
            case MASS_STATUS -> Happening.UNKNOWN_BY_MASS_STATUS;
            case ABSENCE -> Happening.UNKNOWN_BY_ABSENCE;
            case OPERATOR -> Happening.UNKNOWN_BY_OPERATOR;
            case HISTORY, FILLS, POSITIONS, DROP_COPY -> Happening.UNKNOWN_BY_OTHERS;
        };
    }

    /// The venue's own order behind one of ours; null if it has none.
    VenueBooks.@Nullable Entry atVenue(LiveOrder order) {
        VenueBooks books = provider(order.account().venue()).books;
        VenueBooks.Entry entry = books.find(order.id().value());
        return entry == null && order.venueOrder() != null
                ? books.byOrderId(order.venueOrder().value())
                : entry;
    }

    private void requireEvidence(LiveOrder order) {
        VenueBooks.Entry there = atVenue(order);
        boolean refused =
                provider(order.account().venue()).books.refused(order.id().value());
        boolean shown = switch (order.status()) {
            case FILLED -> there != null && there.was(Standing.FILLED);
            case CANCELED, EXPIRED -> there != null && there.was(Standing.CANCELED);
            case REJECTED -> refused || (there != null && there.was(Standing.REJECTED));
            case NOT_SENT, NEVER_ARRIVED -> there == null;
            case ACCEPTED, SENT, PENDING_NEW, NEW, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE -> true;
            case STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY, UNKNOWN -> true;
        };
        if (!shown) {
            stage.violations()
                    .add(order.id() + " is " + order.status() + " here and "
                            + (there == null ? Standing.ABSENT : there.standing()) + " at the venue");
        }
        if (order.status() == OrderStatus.NOT_SENT || order.status() == OrderStatus.NEVER_ARRIVED) {
            absent.add(order.id().value());
        }
    }

    @Override
    public void executionAdded(Execution execution, Event cause) {
        if (replaying || execution.isByWord()) {
            return;
        }
        if (execution.isInferred()) {
            stage.happened(Happening.INFERRED_FILLS, "gate", "infers a fill of " + execution.units());
            return; // labelled as such; the sum is compared at the end
        }
        LiveOrder order = execution.order();
        VenueBooks.Entry there = atVenue(order);
        String id = String.valueOf(execution.exec());
        VenueBooks.Fill fill = there == null ? null : there.anyFill(id);
        if (fill == null || !isShownBy(fill, execution)) {
            stage.violations()
                    .add(order.id() + " has execution " + id + " of " + execution.units() + " at " + execution.price()
                            + ", the venue has " + fill);
        }
        long same = order.executions().stream()
                .filter(each -> each.counts() && String.valueOf(each.exec()).equals(id))
                .count();
        if (same > 1) {
            stage.violations().add(order.id() + " counts execution " + id + " " + same + " times");
        }
    }

    /// One whose bust overtook it never counts.
    private static boolean isShownBy(VenueBooks.Fill fill, Execution execution) {
        return execution.counts()
                ? fill.units().equals(execution.units()) && fill.price().equals(execution.price())
                : fill.busted();
    }

    // What a venue does

    /// A venue took an order of this id.
    void orderAtVenue(String clOrdId) {
        String wish = wishOf.get(clOrdId);
        if (wish == null) {
            stage.violations().add("a venue got " + clOrdId + ", which no log ever held");
            return;
        }
        String other = atVenue.putIfAbsent(wish, clOrdId);
        if (other != null) {
            stage.violations().add("the wish " + wish + " is two orders: " + other + " and " + clOrdId);
        }
        if (absent.contains(clOrdId)) {
            stage.violations().add(clOrdId + " reached the venue, and was proved absent before");
        }
    }
}
