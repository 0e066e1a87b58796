package io.fairlead.proof.world.locker;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.HedgedPositions;
import io.fairlead.core.position.Position;
import io.fairlead.proof.truth.LockerCheck;
import io.fairlead.proof.truth.SimTruth;
import io.fairlead.proof.truth.Standing;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.OrderSnapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Compares every step of the gateway's orders at a TradeLocker venue with the venue's own log: nothing ends without
/// evidence, no execution is made up, one wish arrives once. Owned by the world's thread.
public final class LockerWitness {
    private static final Decimal LOT = Decimal.of(100_000);

    /// From question to answer, by list or by stream, however slow the venue.
    private static final long LONGEST_READING = 15 * LockerPlan.SECOND;

    /// The venue rounds averages to so many places.
    private static final BigDecimal ROUNDED = new BigDecimal("0.0000005");

    private final LockerWorld world;
    private final LockerVenue venue;
    private final Map<String, OrderSnapshot> orders = new HashMap<>();
    private final Map<String, String> placedAs = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> refusedCloses = new HashSet<>();
    private final Map<String, Long> positionSince = new HashMap<>();
    private final LockerCloses closes = new LockerCloses();
    private long read;
    private int asked;
    private int fills;

    LockerWitness(LockerWorld world, LockerVenue venue) {
        this.world = world;
        this.venue = venue;
    }

    /// Reads what the venue wrote down since.
    void look() {
        if (venue.server().written() == read) {
            return;
        }
        TradeLog log = venue.server().log();
        read = venue.server().written();
        log.orders().forEach(order -> orders.put(order.ids().clOrdId(), order));
        for (; asked < log.asked().size(); asked++) {
            asked(log.asked().get(asked));
        }
        for (; fills < log.executions().size(); fills++) {
            TradeLog.Execution fill = log.executions().get(fills);
            world.happened(
                    Happening.LOCKER_FILLS, "tl", fill.clOrdId() + " " + fill.lastQty() + " at " + fill.lastPx());
        }
    }

    private void asked(Asked what) {
        boolean place = what.operation().equals("place");
        boolean close = what.operation().equals("close");
        if (!what.accepted()) {
            refused.add(what.strategyId());
            refusedCloses.add(close ? what.positionId() : "");
            return;
        }
        if (place) {
            world.happened(Happening.LOCKER_ORDERS, "tl", what.strategyId() + " is " + what.orderId());
            placedAs.putIfAbsent(what.strategyId(), what.orderId());
            world.orderAtVenue(what.strategyId());
        } else {
            world.happened(
                    close ? Happening.LOCKER_CLOSES : Happening.LOCKER_CHANGES,
                    "tl",
                    what.operation() + " " + what.orderId() + " " + what.positionId() + " " + what.terms());
        }
    }

    /// The venue's order behind one of ours; null if it has none, or none that anybody could name.
    public @Nullable OrderSnapshot atVenue(LiveOrder order) {
        look();
        String id = order.venueOrder() == null
                ? placedAs.get(order.id().value())
                : order.venueOrder().value();
        return id == null ? null : orders.get(id);
    }

    /// What of an order of ours the venue may still execute.
    public Decimal open(LiveOrder order) {
        OrderSnapshot there = atVenue(order);
        return there != null && there.open() ? there.fills().leavesQty().times(LOT) : Decimal.ZERO;
    }

    /// Demands that what an order is said to have come to, it came to there.
    public void requireEvidence(LiveOrder order) {
        OrderSnapshot there = atVenue(order);
        Standing standing = there == null ? Standing.ABSENT : SimTruth.standing(there.status());
        boolean held = order.terms().instructions().held();
        boolean shown = switch (order.status()) {
            case FILLED -> standing == Standing.FILLED;
            case CANCELED, EXPIRED -> held ? there == null : standing == Standing.CANCELED;
            case REJECTED -> standing == Standing.REJECTED || standing == Standing.CANCELED || wasRefused(order);
            case NOT_SENT, NEVER_ARRIVED, HELD -> there == null;
            case ACCEPTED, SENT, PENDING_NEW, NEW, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE -> true;
            case STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY, UNKNOWN -> true;
        };
        if (!shown) {
            violation(order.id() + " is " + order.status() + " here and " + standing + " at the venue");
        }
    }

    /// A reading of an edge that turned it away is as good: nothing of it came in.
    private boolean wasRefused(LiveOrder order) {
        return order.closes() == null
                ? refused.contains(order.id().value())
                        || !placedAs.containsKey(order.id().value())
                : refusedCloses.contains(order.closes().value());
    }

    /// Demands that as much was executed there as is believed to be by now.
    public void requireExecuted(LiveOrder order, Execution execution) {
        OrderSnapshot there = atVenue(order);
        Decimal most = there == null ? Decimal.ZERO : there.fills().cumQty().times(LOT);
        if (order.cumQty().compareTo(most) > 0) {
            violation(order.id() + " has executions of " + order.cumQty() + " with " + execution.units() + " at "
                    + execution.price() + ", the venue has executed " + most);
        }
    }

    /// An order here has another status than before.
    public void changed(@Nullable OrderStatus before, LiveOrder order) {
        if (order.status() == OrderStatus.UNKNOWN) {
            world.happened(Happening.LOCKER_UNKNOWN, "gate", order.id() + " is in doubt");
        } else if (before == OrderStatus.UNKNOWN) {
            boolean absent = order.evidence() == Evidence.ABSENCE;
            world.happened(
                    absent ? Happening.LOCKER_UNKNOWN_BY_ABSENCE : Happening.LOCKER_UNKNOWN_BY_SIGHT,
                    "gate",
                    order.id() + " is in doubt no more by " + order.evidence());
        }
    }

    /// A reading of positions is said to be whole: what was open all the time that it can have taken must be in it.
    public void heard(PositionsRead told) {
        for (Account account : venue.plan().accounts()) {
            if (account.id().equals(told.account()) && told.unreadable() == 0) {
                requireAll(account, told.singles());
            }
        }
    }

    private void requireAll(Account account, List<VenuePosition> told) {
        Set<String> here = new HashSet<>();
        told.forEach(each -> here.add(each.id().value()));
        for (String position :
                venue.server().sim().positions(account.venueAccount()).keySet()) {
            long since = positionSince.computeIfAbsent(position, _ -> venue.now());
            if (since < venue.now() - LONGEST_READING && !here.contains(position)) {
                violation("a reading of " + account.id() + " that is said to be whole lacks " + position);
            }
        }
    }

    /// The gateway's process died: what was under way is in doubt from now on.
    public void died() {
        for (LiveOrder order : world.state().orders().live()) {
            if (isHere(order) && (order.status() == OrderStatus.UNKNOWN || order.isInFlight())) {
                world.happened(Happening.LOCKER_CRASHES_IN_DOUBT, "gate", "dies with " + order.id());
                closes.died(String.valueOf(order.closes()));
            }
        }
    }

    public boolean isHere(LiveOrder order) {
        return order.account().venue().equals(venue.plan().venue());
    }

    /// The orders of ours that the venue has open now.
    public List<LiveOrder> open() {
        List<LiveOrder> open = new ArrayList<>();
        for (LiveOrder order : world.state().orders().ever()) {
            OrderSnapshot there = isHere(order) ? atVenue(order) : null;
            if (there != null && there.open()) {
                open.add(order);
            }
        }
        return open;
    }

    /// Those of them that the newest list shows which the gateway heard.
    public List<LiveOrder> openWhenAsked() {
        return open().stream()
                .filter(order -> {
                    OrderSnapshot there = atVenue(order);
                    return there != null
                            && there.place().enteredNanos() + LockerPlan.LATEST_LISTED_NANOS
                                    <= venue.lists().shownNanos(order.account());
                })
                .toList();
    }

    /// When the newest list of an account's open orders was drawn up that the gateway heard; long ago if it heard none.
    public long listedNanos(Account account) {
        return venue.lists().heardNanos(account);
    }

    /// Where the positions that the gateway shows, its own books, or what it believes to be open are other than the
    /// venue's; empty if nowhere. It reads what is final at a question a second, so all of it may take a while.
    String difference(List<Account> accounts) {
        for (Account account : accounts) {
            HedgedPositions told = world.state().venuePositions().find(account.id());
            Map<String, Decimal> here = new TreeMap<>();
            for (VenuePosition each : told == null ? List.<VenuePosition>of() : told.told()) {
                Decimal lots = each.units().dividedBy(LOT);
                here.put(each.id().value(), each.side() == Side.BUY ? lots : lots.negated());
            }
            Map<String, Decimal> there = new TreeMap<>(venue.server().sim().positions(account.venueAccount()));
            Map<String, Decimal> unbooked = unbooked(account, told);
            if (!here.equals(there) || !unbooked.isEmpty()) {
                return account.id() + " shows " + here + " and lacks in its books " + unbooked + ", the venue has "
                        + there;
            }
        }
        List<OrderId> elsewise = world.state().orders().live().stream()
                .filter(order -> isHere(order) && reservesElsewise(order))
                .map(LiveOrder::id)
                .toList();
        return elsewise.isEmpty() ? "" : elsewise + " are not open as they are here";
    }

    private boolean reservesElsewise(LiveOrder order) {
        boolean held = order.terms().instructions().held();
        return !held && order.leavesQty().compareTo(open(order)) != 0;
    }

    /// What the positions that are shown come to less what the gateway's own books do, by symbol, where that is
    /// anything.
    private Map<String, Decimal> unbooked(Account account, @Nullable HedgedPositions told) {
        Map<String, Decimal> units = new TreeMap<>();
        for (VenuePosition each : told == null ? List.<VenuePosition>of() : told.told()) {
            Decimal signed =
                    each.side() == Side.BUY ? each.units() : each.units().negated();
            units.merge(each.symbol().value(), signed, Decimal::plus);
        }
        for (Position each : world.state().positions().all()) {
            if (each.account().id().equals(account.id())) {
                units.merge(each.instrument().symbol().value(), each.units().negated(), Decimal::plus);
            }
        }
        units.values().removeIf(Decimal::isZero);
        return units;
    }

    /// Demands, of a world at rest, that both books are the same, and no limit of the venue was ever exceeded.
    ///
    /// @param clockSet whether the gateway's clock was set meanwhile: by such a clock nobody can keep to limits
    public void settle(boolean clockSet) {
        List<LockerCloses.Close> ours = ourCloses();
        LockerCheck.compare(venue.plan().venue(), venue.server().log(), world.state()).findings().stream()
                .filter(finding -> !closes.explain(finding, ours))
                .forEach(this::violation);
        Map<String, Long> exceeded = venue.server().sim().status().exceeded();
        if (!exceeded.isEmpty() && !clockSet) {
            violation("limits of the venue were exceeded: " + exceeded);
        }
        for (LiveOrder order : world.state().orders().ever()) {
            if (isHere(order)) {
                settle(order);
            }
        }
    }

    private List<LockerCloses.Close> ourCloses() {
        List<LockerCloses.Close> ours = new ArrayList<>();
        for (LiveOrder order : world.state().orders().ever()) {
            if (isHere(order) && order.closes() != null) {
                ours.add(new LockerCloses.Close(order.id(), order.closes().value(), order.status()));
            }
        }
        return ours;
    }

    /// What is known of closes that somebody else may have been quicker with.
    public LockerCloses closes() {
        return closes;
    }

    private void settle(LiveOrder order) {
        if (reservesElsewise(order)) {
            violation(order.id() + " reserves " + order.leavesQty() + ", the venue has " + open(order) + " open");
        }
        OrderSnapshot there = atVenue(order);
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (Execution each : order.executions()) {
            if (each.counts()) {
                units = units.add(each.units().toBigDecimal());
                cost = cost.add(
                        each.units().toBigDecimal().multiply(each.price().toBigDecimal()));
            }
        }
        if (there != null && units.signum() > 0) {
            BigDecimal theirs = units.multiply(there.fills().avgPx().toBigDecimal());
            if (theirs.subtract(cost).abs().compareTo(units.multiply(ROUNDED)) > 0) {
                violation(order.id() + " was executed for " + cost + " here and for " + theirs + " there");
            }
        }
    }

    private void violation(String what) {
        world.stage().violations().add(what);
    }
}
