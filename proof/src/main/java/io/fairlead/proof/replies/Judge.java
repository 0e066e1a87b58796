package io.fairlead.proof.replies;

import io.fairlead.core.CoreState;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
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

/// Compares, when all has come to rest, what the venue wrote down with what the gateway believes. It reads the
/// venue's own log and knows nothing of how the gateway decides.
final class Judge {
    private static final Decimal LOT = Decimal.of(100_000);

    private final TradeLog venue;
    private final CoreState gateway;
    private final List<String> doubled = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    Judge(TradeLog venue, CoreState gateway) {
        this.venue = venue;
        this.gateway = gateway;
        orders();
        closes();
        positions();
    }

    /// What took place more often than somebody wanted it.
    List<String> doubled() {
        return doubled;
    }

    /// What took place and is not known, or is believed and did not.
    List<String> lost() {
        return lost;
    }

    /// Orders that are in doubt still.
    List<String> unknown() {
        return unknown;
    }

    /// All of that.
    List<String> findings() {
        List<String> all = new ArrayList<>(doubled);
        all.addAll(lost);
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
        for (LiveOrder order : gateway.orders().ever()) {
            VenueOrderId id = order.venueOrder();
            String name = id == null ? placed.get(order.id().value()) : id.value();
            compare(order, name == null ? null : there.get(name));
            if (name != null && !known.add(name)) {
                doubled.add("the venue's order " + name + " is two orders here");
            }
        }
        there.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> lost.add("the gateway does not know the venue's order " + name));
    }

    private void compare(LiveOrder order, @Nullable OrderSnapshot there) {
        if (order.status() == OrderStatus.UNKNOWN) {
            unknown.add(order.id() + " is in doubt, the venue has " + there);
            return;
        }
        boolean absent = order.status() == OrderStatus.NOT_SENT
                || order.status() == OrderStatus.NEVER_ARRIVED
                || order.status() == OrderStatus.REJECTED;
        if (there == null) {
            if (!absent) {
                lost.add(order.id() + " is " + order.status() + " here, and the venue does not have it");
            }
            return;
        }
        boolean sameEnd = there.open() == !order.status().isTerminal() && !(absent && there.open());
        if (!sameEnd || order.cumQty().compareTo(units(there.fills().cumQty())) != 0) {
            lost.add(order.id() + " is " + order.status() + " with " + order.cumQty() + " here, and " + there.status()
                    + " with " + units(there.fills().cumQty()) + " there");
        }
        if (there.open() && !order.terms().units().equals(units(there.terms().qty()))) {
            lost.add(order.id() + " is for " + order.terms().units() + " here, and for "
                    + units(there.terms().qty()) + " there");
        }
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
        for (LiveOrder order : gateway.orders().ever()) {
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
            Decimal units = units(execution.lastQty());
            Decimal signed = execution.side() == Side.BUY ? units : units.negated();
            there.merge(execution.account() + " " + execution.symbol(), signed, Decimal::plus);
        }
        Map<String, Decimal> here = new LinkedHashMap<>();
        for (Position position : gateway.positions().all()) {
            String key = position.account().venueAccount() + " "
                    + position.instrument().symbolAt(position.account().venue());
            here.merge(key, position.units(), Decimal::plus);
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
    private static Decimal units(Decimal lots) {
        return lots.times(LOT);
    }
}
