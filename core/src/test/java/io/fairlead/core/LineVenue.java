package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.testing.Generator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A venue behind a line in both directions. It does what the fixture's port was asked to do, some of it late or never,
/// and what it says arrives in order, or not at all once the line is cut.
final class LineVenue {
    private static final Decimal SIZE = Decimal.of(10_000);

    final Map<OrderId, Held> orders = new LinkedHashMap<>();
    boolean up;
    boolean reliable;
    private final Generator random;
    private final ArrayDeque<Asked> toVenue = new ArrayDeque<>();
    private final ArrayDeque<VenueInput> toUs = new ArrayDeque<>();
    private final Map<AccountId, Long> toldStep = new HashMap<>();
    private long step;
    private int massTaken;
    private int execs;

    /// A message of ours, and when it left.
    private record Asked(String[] words, long sentNanos) {}

    /// Whether an order is in a scope; a strategy of null is an order that we did not place.
    interface InScope {
        boolean covers(AccountId account, Symbol symbol, @Nullable StrategyId strategy);
    }

    /// An order at the venue.
    static final class Held {
        final OrderId id;
        final @Nullable StrategyId strategy;
        final long bornStep;
        boolean live = true;
        Decimal cumQty = Decimal.ZERO;

        Held(OrderId id, @Nullable StrategyId strategy, long bornStep) {
            this.id = id;
            this.strategy = strategy;
            this.bornStep = bornStep;
        }
    }

    LineVenue(Generator random) {
        this.random = random;
    }

    /// Orders in scope that are live here; those made elsewhere behind the list that was told last can't be known of.
    List<OrderId> live(InScope scope) {
        List<OrderId> live = new ArrayList<>();
        for (Held order : orders.values()) {
            boolean unknowable =
                    order.strategy == null && order.bornStep >= toldStep.getOrDefault(Fixture.SIM, Long.MAX_VALUE);
            if (order.live && !unknowable && scope.covers(Fixture.SIM, Fixture.EURUSD, order.strategy)) {
                live.add(order.id);
            }
        }
        return live;
    }

    boolean isAnyLive() {
        return orders.values().stream().anyMatch(order -> order.live);
    }

    /// What the port was asked leaves, or fails at once.
    void take(Fixture fixture) {
        List<String> calls = List.copyOf(fixture.calls);
        fixture.calls.clear();
        for (String call : calls) {
            String[] words = call.split(" ", -1);
            OrderId request = request(words, fixture);
            if (up) {
                toVenue.add(new Asked(words, fixture.now));
            }
            if (request != null) {
                fixture.hear(
                        up
                                ? new Fate.Sent(Fixture.VENUE, request, fixture.now, "orders")
                                : new Fate.NotSent(Fixture.VENUE, request, "no session"));
            }
        }
    }

    private @Nullable OrderId request(String[] words, Fixture fixture) {
        return switch (words[0]) {
            case "submit" -> new OrderId(words[1]);
            case "cancel" -> new OrderId(words[2]);
            case "mass" -> {
                OrderId request = fixture.massCancels
                        .get(massTaken++ % fixture.massCancels.size())
                        .request();
                words[1] = request.value();
                yield request;
            }
            default -> null;
        };
    }

    /// Does the next thing it was asked to.
    void work(Fixture fixture) {
        Asked asked = toVenue.poll();
        if (asked == null) {
            return;
        }
        step++;
        String[] words = asked.words;
        switch (words[0]) {
            case "submit" -> {
                orders.put(new OrderId(words[1]), new Held(new OrderId(words[1]), Fixture.MANUAL, step));
                say(report(orders.get(new OrderId(words[1])), ExecType.NEW, Evidence.STREAM));
            }
            case "cancel" -> cancel(new OrderId(words[1]), new OrderId(words[2]));
            case "mass" -> massCancel(new OrderId(words[1]));
            default -> answer(words, asked.sentNanos, fixture);
        }
    }

    private void cancel(OrderId id, OrderId request) {
        Held order = orders.get(id);
        if (!reliable && random.chance(25)) {
            return; // lost
        }
        if (order != null && order.live) {
            order.live = false;
            say(report(order, ExecType.CANCELED, Evidence.STREAM));
        } else {
            say(new CancelReject(Fixture.VENUE, request, id, null, false, order == null ? 1 : 0, "too late"));
        }
    }

    private void massCancel(OrderId request) {
        boolean takes = reliable || random.chance(50);
        if (takes) {
            orders.values().stream().filter(order -> order.live).toList().forEach(order -> {
                order.live = !reliable && random.chance(20);
                if (!order.live) {
                    say(report(order, ExecType.CANCELED, Evidence.STREAM));
                }
            });
        }
        if (takes || random.chance(50)) {
            say(new MassCancelReport(Fixture.VENUE, request, takes, -1, -1, ""));
        }
    }

    private void answer(String[] words, long askedNanos, Fixture fixture) {
        if (!reliable && random.chance(15)) {
            return; // no answer
        }
        if (!words[1].equals("all")) {
            Held order = orders.get(new OrderId(words[1]));
            say(order == null ? unknown(new OrderId(words[1]), fixture) : status(order, Evidence.ORDER_STATUS));
            return;
        }
        AccountId account = new AccountId(words[2]);
        if (account.equals(Fixture.SIM)) {
            orders.values().stream()
                    .filter(order -> order.live)
                    .forEach(order -> say(status(order, Evidence.MASS_STATUS)));
        }
        // the number of entries is our note of when it was drawn up
        say(new AccountRead(Fixture.VENUE, account, Evidence.MASS_STATUS, askedNanos, (int) step, ""));
    }

    private void say(VenueInput input) {
        if (up) {
            toUs.add(input);
        }
    }

    /// Says the next thing; false if there is nothing to say.
    boolean deliver(Fixture fixture) {
        VenueInput input = toUs.poll();
        if (input == null) {
            return false;
        }
        if (input instanceof AccountRead read) {
            toldStep.put(read.account(), (long) read.entries());
        }
        return fixture.hear(input);
    }

    void workAll(Fixture fixture) {
        while (!toVenue.isEmpty()) {
            work(fixture);
        }
    }

    /// What was on its way to us is lost; what was on its way here may still arrive.
    void cut() {
        up = false;
        toUs.clear();
    }

    /// Before the next connection: the old one's bytes arrived, or never will.
    void settle(Fixture fixture) {
        if (random.chance(50)) {
            workAll(fixture);
        }
        toVenue.clear();
        toUs.clear();
    }

    /// A live order is filled, in part or whole.
    void trade(Fixture fixture) {
        List<Held> live = orders.values().stream().filter(order -> order.live).toList();
        if (live.isEmpty()) {
            return;
        }
        Held order = random.pick(live);
        Decimal rest = SIZE.minus(order.cumQty);
        Decimal units = random.chance(50) ? rest : rest.min(Decimal.of(1_000));
        order.cumQty = order.cumQty.plus(units);
        order.live = order.cumQty.compareTo(SIZE) < 0;
        say(trade(order, units));
    }

    /// An order made elsewhere, of which the venue may say nothing by itself.
    void stranger(Fixture fixture) {
        step++;
        OrderId id = new OrderId("x" + step);
        orders.put(id, new Held(id, null, step));
        if (random.chance(50)) {
            say(report(orders.get(id), ExecType.NEW, Evidence.STREAM));
        }
    }

    private ExecutionReport trade(Held order, Decimal units) {
        execs++;
        return build(
                order,
                new ExecutionReport.Progress(
                        ExecType.TRADE, statusOf(order), units, Decimal.of("1.1"), order.cumQty, null, null),
                "e" + execs,
                Evidence.STREAM);
    }

    private static ExecutionReport status(Held order, Evidence source) {
        return build(
                order,
                new ExecutionReport.Progress(
                        ExecType.ORDER_STATUS, statusOf(order), null, null, order.cumQty, null, null),
                null,
                source);
    }

    private static ExecutionReport report(Held order, ExecType type, Evidence source) {
        return build(
                order,
                new ExecutionReport.Progress(type, statusOf(order), null, null, order.cumQty, null, null),
                null,
                source);
    }

    private static ExecutionReport unknown(OrderId id, Fixture fixture) {
        Held nothing = new Held(id, Fixture.MANUAL, 0);
        ExecutionReport report = build(
                nothing,
                new ExecutionReport.Progress(
                        ExecType.ORDER_STATUS, OrdStatus.REJECTED, null, null, Decimal.ZERO, null, null),
                null,
                Evidence.ORDER_STATUS);
        return new ExecutionReport(
                report.venue(),
                new ExecutionReport.References(id, null, null, null, null),
                report.progress(),
                new ExecutionReport.Details(Fixture.SIM, Fixture.EURUSD, Side.BUY, null, 5, "", fixture.now),
                report.marks());
    }

    /// An order made elsewhere must not look like one of ours that is in doubt: only a person could tell them apart.
    private static Side sideOf(Held order) {
        return order.strategy == null ? Side.SELL : Side.BUY;
    }

    private static OrdStatus statusOf(Held order) {
        if (order.live) {
            return order.cumQty.isZero() ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        }
        return order.cumQty.compareTo(SIZE) >= 0 ? OrdStatus.FILLED : OrdStatus.CANCELED;
    }

    private static ExecutionReport build(
            Held order, ExecutionReport.Progress progress, @Nullable String exec, Evidence source) {
        OrderTerms terms = new OrderTerms(
                OrdType.LIMIT, TimeInForce.DAY, SIZE, Decimal.of("1.1"), null, null, OrderTerms.Flags.NONE, null, null);
        return new ExecutionReport(
                Fixture.VENUE,
                new ExecutionReport.References(
                        order.id,
                        null,
                        new VenueOrderId("V-" + order.id),
                        exec == null ? null : new ExecId(exec),
                        null),
                progress,
                new ExecutionReport.Details(Fixture.SIM, Fixture.EURUSD, sideOf(order), terms, -1, "", 0),
                new ExecutionReport.Marks(false, false, "", "orders", source));
    }
}
