package io.fairlead.proof.truth;

import io.fairlead.core.CoreState;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.OrderSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares, when all has come to rest, what a simulated TradeLocker wrote down with what the gateway believes of that
/// venue. It reads the venue's own log and knows nothing of how the gateway decides.
public final class LockerCheck {
    private final VenueId id;
    private final TradeLog venue;
    private final CoreState gateway;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> invented = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private LockerCheck(VenueId id, TradeLog venue, CoreState gateway) {
        this.id = id;
        this.venue = venue;
        this.gateway = gateway;
        for (Instrument instrument : gateway.instruments()) {
            String symbol = instrument.symbolAt(id);
            if (symbol != null) {
                instruments.put(symbol, instrument);
            }
        }
    }

    /// Compares all that concerns the venue of this name.
    public static LockerCheck compare(VenueId id, TradeLog venue, CoreState gateway) {
        LockerCheck check = new LockerCheck(id, venue, gateway);
        check.orders();
        check.closes();
        check.positions();
        return check;
    }

    /// What took place more often than somebody wanted it.
    public List<String> doubled() {
        return doubled;
    }

    /// What took place and is not known.
    public List<String> lost() {
        return lost;
    }

    /// What is believed and did not take place.
    public List<String> invented() {
        return invented;
    }

    /// Orders that are in doubt still.
    public List<String> unknown() {
        return unknown;
    }

    /// All of that.
    public List<String> findings() {
        List<String> all = new ArrayList<>(doubled);
        all.addAll(lost);
        all.addAll(invented);
        all.addAll(unknown);
        return all;
    }

    private void orders() {
        Map<String, OrderSnapshot> there = new LinkedHashMap<>();
        venue.orders().forEach(order -> there.put(order.ids().clOrdId(), order));
        Map<String, String> placed = new HashMap<>();
        for (Asked asked : venue.asked()) {
            if (asked.operation().equals("place") && asked.accepted()) {
                String before = placed.put(asked.strategyId(), asked.orderId());
                if (before != null) {
                    doubled.add(asked.strategyId() + " was placed as " + before + " and as " + asked.orderId());
                }
            }
        }
        Set<String> known = new HashSet<>();
        for (LiveOrder order : ours()) {
            VenueOrderId given = order.venueOrder();
            String name = given == null ? placed.get(order.id().value()) : given.value();
            compare(order, name == null ? null : there.get(name));
            if (name != null && !known.add(name)) {
                doubled.add("the venue's order " + name + " is two orders here");
            }
        }
        // Exits belong to their positions, and of what others traded while nobody listened positions alone tell.
        placed.values().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> lost.add("the gateway does not know the venue's order " + name));
    }

    private void compare(LiveOrder order, @Nullable OrderSnapshot there) {
        boolean onItsWay = there == null && order.status() == OrderStatus.SENT;
        if (order.status() == OrderStatus.UNKNOWN || onItsWay) {
            unknown.add(order.id() + " is in doubt, the venue has " + there);
            return;
        }
        boolean absent = order.terms().instructions().held()
                || order.status() == OrderStatus.NOT_SENT
                || order.status() == OrderStatus.NEVER_ARRIVED
                || order.status() == OrderStatus.REJECTED;
        if (there == null) {
            if (!absent) {
                invented.add(order.id() + " is " + order.status() + " here, and the venue does not have it");
            }
            return;
        }
        boolean sameEnd = there.open() == !order.status().isTerminal() && !(absent && there.open());
        Decimal filled = units(order.instrument(), there.fills().cumQty());
        int more = order.cumQty().compareTo(filled);
        if (!sameEnd || more != 0) {
            (more > 0 ? invented : lost)
                    .add(order.id() + " is " + order.status() + " with " + order.cumQty() + " here, and "
                            + there.status() + " with " + filled + " there");
        }
        Decimal asked = units(order.instrument(), there.terms().qty());
        if (there.open() && !order.terms().units().equals(asked)) {
            lost.add(order.id() + " is for " + order.terms().units() + " here, and for " + asked + " there");
        }
    }

    private List<LiveOrder> ours() {
        List<LiveOrder> ours = new ArrayList<>();
        for (LiveOrder order : gateway.orders().ever()) {
            if (order.account().venue().equals(id)) {
                ours.add(order);
            }
        }
        return ours;
    }

    /// A close carries no id of ours: of each position, as many must have been taken as the gateway knows of.
    private void closes() {
        Map<String, Integer> taken = new HashMap<>();
        for (Asked asked : venue.asked()) {
            if (asked.operation().equals("close") && asked.accepted()) {
                taken.merge(asked.positionId(), 1, Integer::sum);
            }
        }
        Map<String, Integer> wanted = new HashMap<>();
        for (LiveOrder order : ours()) {
            VenuePositionId closes = order.closes();
            boolean there = order.status() != OrderStatus.NOT_SENT
                    && order.status() != OrderStatus.NEVER_ARRIVED
                    && order.status() != OrderStatus.REJECTED;
            if (closes != null && there) {
                wanted.merge(closes.value(), 1, Integer::sum);
            }
        }
        Set<String> all = new TreeSet<>(taken.keySet());
        all.addAll(wanted.keySet());
        for (String position : all) {
            int there = taken.getOrDefault(position, 0);
            int here = wanted.getOrDefault(position, 0);
            if (there != here) {
                (there > here ? doubled : lost)
                        .add("position " + position + " was closed " + there + " times, " + here + " known here");
            }
        }
    }

    private void positions() {
        Map<String, Decimal> there = new LinkedHashMap<>();
        for (TradeLog.Execution execution : venue.executions()) {
            Instrument instrument = instruments.get(execution.symbol());
            if (instrument == null) {
                lost.add("an execution of " + execution.symbol() + ", which is not configured here");
                continue;
            }
            Decimal units = units(instrument, execution.lastQty());
            Decimal signed = execution.side() == Side.BUY ? units : units.negated();
            there.merge(execution.account() + " " + execution.symbol(), signed, Decimal::plus);
        }
        Map<String, Decimal> here = new LinkedHashMap<>();
        for (Position position : gateway.positions().all()) {
            if (position.account().venue().equals(id)) {
                String key = position.account().venueAccount() + " "
                        + position.instrument().symbolAt(id);
                here.merge(key, position.units(), Decimal::plus);
            }
        }
        Set<String> all = new TreeSet<>(there.keySet());
        all.addAll(here.keySet());
        for (String key : all) {
            Decimal ours = here.getOrDefault(key, Decimal.ZERO);
            Decimal theirs = there.getOrDefault(key, Decimal.ZERO);
            if (ours.compareTo(theirs) != 0) {
                lost.add("position " + key + " is " + ours + " here and " + theirs + " at the venue");
            }
        }
    }

    /// The venue counts in lots.
    private static Decimal units(Instrument instrument, Decimal lots) {
        return instrument.toUnits(Quantity.lots(lots));
    }
}
