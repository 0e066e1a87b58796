package io.fairlead.proof.world;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.gateway.Seams;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.testing.SimulatedDisk;
import io.fairlead.proof.truth.Standing;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.proof.world.locker.LockerVenue;
import io.fairlead.proof.world.locker.LockerWitness;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sees every step of the gateway's state and every order that a venue takes, and compares: no wish reaches a venue
/// twice, nothing ends without evidence, no execution is made up, nothing that a client was told is forgotten, and
/// what a start finds in the log is what was logged. Owned by the world's thread.
final class Witness implements Seams.Watcher {
    private static final StrategyId NOBODY = new StrategyId("nobody");

    private final Stage stage;
    private final Map<VenueId, Provider> providers = new LinkedHashMap<>();
    private final Map<String, String> wishOf = new HashMap<>();
    private final Map<String, String> atVenue = new HashMap<>();
    private final Map<String, OrderId> told = new LinkedHashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final Map<OrderId, OrderStatus> seen = new HashMap<>();
    private final LogMemory log = new LogMemory();
    private final RiskWitness risk;
    final KillWitness kills;
    private @Nullable LockerVenue locker;
    private CoreState state = new CoreState();
    private boolean replaying = true;
    private Disk disk = new SimulatedDisk();
    private Expected expected = Expected.ALL;

    /// What a start must find of what was logged.
    enum Expected {
        /// Every event: the process died, and not its machine.
        ALL,
        /// The beginning, with all that anybody was told of.
        ALL_THAT_WAS_TOLD,
        /// The beginning, and be it nothing: the disk broke its word.
        A_BEGINNING
    }

    Witness(Stage stage) {
        this.stage = stage;
        risk = new RiskWitness(stage);
        kills = new KillWitness(stage, this);
    }

    void add(Provider provider) {
        providers.put(provider.plan.venue(), provider);
    }

    void add(LockerVenue venue) {
        locker = venue;
    }

    /// The TradeLocker venue; null in a world without one.
    @Nullable
    LockerVenue locker() {
        return locker;
    }

    /// Who judges an order at the TradeLocker venue; null of an order at a provider.
    private @Nullable LockerWitness lockerOf(LiveOrder order) {
        LockerVenue venue = locker;
        return venue != null && venue.witness().isHere(order) ? venue.witness() : null;
    }

    Provider provider(VenueId venue) {
        return Objects.requireNonNull(providers.get(venue));
    }

    boolean isProvider(VenueId venue) {
        return providers.containsKey(venue);
    }

    boolean isAtProvider(LiveOrder order) {
        return isProvider(order.account().venue());
    }

    Iterable<Provider> providers() {
        return providers.values();
    }

    /// The state of the life that runs, or of the last.
    CoreState state() {
        return state;
    }

    /// An order of ours, in the live state or remembered of those that left.
    @Nullable
    LiveOrder order(OrderId id) {
        return state.orders().findEver(id);
    }

    // What the gateway does

    /// A life begins: it knows nothing until it has read its log.
    void beforeReplay(Disk from) {
        replaying = true;
        seen.clear();
        disk = from;
    }

    /// The machine died, and not the process alone.
    void expect(Expected what) {
        expected = what;
    }

    /// The log was read: it is what was logged, and whatever a client was told is in it.
    @Override
    public void recovered(CoreState recovered) {
        int before = log.size();
        boolean same = log.isBeginningOf(disk);
        if (!same || (expected == Expected.ALL && log.size() < before)) {
            stage.violations()
                    .add("the log held " + before + " events, and at the start " + log.size()
                            + (same ? "" : ", which are not those that were logged"));
        }
        state = recovered;
        replaying = false;
        recovered.orders().ever().forEach(order -> seen.put(order.id(), order.status()));
        if (expected == Expected.A_BEGINNING) {
            return;
        }
        expected = Expected.ALL;
        told.forEach((wish, order) -> {
            if (order(order) == null) {
                stage.violations().add("the gateway forgot " + order + ", which a client was told of for " + wish);
            }
        });
        risk.recovered(recovered);
        kills.recovered(recovered);
    }

    /// The gateway logged an event.
    void logged(Event event) {
        log.logged(event);
        risk.logged(event);
        kills.logged(event);
        if (event instanceof Event.OrderAccepted accepted) {
            stage.census().count(Happening.ORDERS);
            boolean ownWish = accepted.strategy().value().equals("close"); // the gateway's, as when it flattens
            wishOf.put(
                    accepted.order().value(),
                    accepted.account() + "/" + (ownWish ? accepted.clientOrderId() : accepted.strategy()));
        } else if (event instanceof Event.OrderAdopted adopted) {
            stage.happened(Happening.ADOPTED, "gate", "adopts " + adopted.order());
        } else if (event instanceof RetentionEvent.Recalled recalled) {
            stage.happened(Happening.RECALLED, "gate", "recalls " + recalled.order() + ": " + recalled.why());
        } else if (event instanceof ReconEvent.CopyMissed missed) {
            stage.happened(Happening.COPIES_MISSED, "gate", "has no copy of " + missed.exec());
        } else if (event instanceof ReconEvent.CopySettled settled) {
            count(settled.how());
        } else if (event instanceof Event.VenueSaid said && said.said() instanceof PositionsRead read) {
            LockerVenue venue = locker;
            if (venue != null) {
                venue.witness().heard(read);
            }
        }
    }

    private void count(String copySettled) {
        if (copySettled.startsWith("counted")) {
            stage.happened(Happening.FILLS_BY_COPY, "gate", "counts a copy");
        } else if (copySettled.startsWith("not counted: copies have")) {
            stage.happened(Happening.COPIES_NOT_COUNTED, "gate", "does not count a copy");
        }
    }

    /// The wish that an order of ours stands for; null if no log ever held it.
    @Nullable
    String wishOf(OrderId order) {
        return wishOf.get(order.value());
    }

    /// In whose name a venue's order was placed.
    StrategyId strategyOf(VenueBooks.Entry entry) {
        for (String request : entry.requests()) {
            String wish = wishOf.get(request);
            if (wish != null) {
                return new StrategyId(wish.substring(wish.indexOf('/') + 1));
            }
        }
        return NOBODY;
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
        OrderStatus before = seen.put(order.id(), order.status());
        LockerWitness there = lockerOf(order);
        if (there != null && order.status() == OrderStatus.UNKNOWN) {
            there.closes().doubted(order.id());
        }
        if (replaying || before == order.status()) {
            return;
        }
        if (stage.trace().isRead()) {
            stage.trace().remark(stage.now(), "gate", order.id() + " " + before + " → " + order.status());
        }
        if (there != null) {
            there.changed(before, order);
        } else if (order.status() == OrderStatus.UNKNOWN) {
            stage.census().count(Happening.UNKNOWN);
        } else if (before == OrderStatus.UNKNOWN) {
            requireTold(order);
            stage.census().count(endOf(order.evidence()));
        }
        if (order.status().isTerminal()) {
            requireEvidence(order);
        }
    }

    /// Nothing is put down to a list or a copy of a provider that has none.
    private void requireTold(LiveOrder order) {
        TellingPlan telling = provider(order.account().venue()).plan.telling();
        Evidence evidence = order.evidence();
        if ((evidence == Evidence.FILLS && !telling.lists()) || (evidence == Evidence.DROP_COPY && !telling.copies())) {
            stage.violations()
                    .add(order.id() + " is in doubt no more by " + evidence + ", which "
                            + order.account().venue() + " does not have");
        }
    }

    private static Happening endOf(@Nullable Evidence evidence) {
        if (evidence == null) {
            return Happening.UNKNOWN_BY_ANSWER;
        }
        return switch (evidence) {
            case STREAM -> Happening.UNKNOWN_BY_STREAM;
            case RESEND -> Happening.UNKNOWN_BY_RESEND;
            case ORDER_STATUS -> Happening.UNKNOWN_BY_ORDER_STATUS;
            case MASS_STATUS -> Happening.UNKNOWN_BY_MASS_STATUS;
            case ABSENCE -> Happening.UNKNOWN_BY_ABSENCE;
            case OPERATOR -> Happening.UNKNOWN_BY_OPERATOR;
            case FILLS, DROP_COPY -> Happening.UNKNOWN_BY_EXECUTIONS;
            case HISTORY, POSITIONS -> throw new IllegalStateException("a provider of this world has no " + evidence);
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
        LockerWitness elsewhere = lockerOf(order);
        if (elsewhere != null) {
            elsewhere.requireEvidence(order);
        } else {
            requireEvidenceOfProvider(order);
        }
        if (order.status() == OrderStatus.NOT_SENT || order.status() == OrderStatus.NEVER_ARRIVED) {
            absent.add(order.id().value());
        }
    }

    private void requireEvidenceOfProvider(LiveOrder order) {
        VenueBooks.Entry there = atVenue(order);
        boolean refused =
                provider(order.account().venue()).books.refused(order.id().value());
        boolean shown = switch (order.status()) {
            case FILLED -> there != null && there.was(Standing.FILLED);
            case CANCELED, EXPIRED ->
                order.terms().instructions().held() ? there == null : there != null && there.was(Standing.CANCELED);
            case REJECTED -> refused || (there != null && there.was(Standing.REJECTED));
            case NOT_SENT, NEVER_ARRIVED, HELD -> there == null;
            case ACCEPTED, SENT, PENDING_NEW, NEW, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE -> true;
            case STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY, UNKNOWN -> true;
        };
        if (!shown) {
            stage.violations()
                    .add(order.id() + " is " + order.status() + " here and "
                            + (there == null ? Standing.ABSENT : there.standing()) + " at the venue");
        }
    }

    /// What leaves is over, complete, and as the venue has it; what comes back is counted.
    @Override
    public void orderRetired(LiveOrder order, Supplier<byte[]> packed, RetentionEvent.Retired cause) {
        if (replaying) {
            return;
        }
        stage.census().count(Happening.RETIRED);
        if (!order.status().isTerminal() || !order.missing().isZero()) {
            stage.violations()
                    .add(order.id() + " left the live state as " + order.status() + ", lacking " + order.missing());
        }
        requireEvidence(order);
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
        LockerWitness elsewhere = lockerOf(order);
        if (elsewhere != null) {
            elsewhere.requireExecuted(order, execution);
            return;
        }
        VenueBooks.Entry there = atVenue(order);
        String id = String.valueOf(execution.exec());
        VenueBooks.Fill fill = there == null ? null : there.anyFill(id);
        if (execution.evidence() == Evidence.FILLS) {
            stage.census().count(Happening.FILLS_BY_LIST);
        }
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

    /// Whether an order has ever reached its venue.
    boolean hasReached(OrderId order) {
        return atVenue.containsValue(order.value());
    }

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
