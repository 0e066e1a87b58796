package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.venues.tradelocker.TradeLockerMapping.Standing;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns pictures of an account's orders into events, each told once. Owned by the venue's thread.
///
/// TradeLocker has no events: lists, history and stream show the same order again and again, each with what was
/// executed so far. So a fill is what a picture has more than the core was told, whoever shows it first, and its
/// ExecID(17) is the venue's order id with the sum behind the fill: the same picture can't tell it twice. After a
/// restart counting goes on where the log stands.
final class OrderLedger {
    /// The venue's clock and ours differ by less.
    static final long CLOCKS_NANOS = 60_000_000_000L;

    private static final long KEPT_NANOS = 2 * 3_600_000_000_000L;

    private final Reporting words;
    private final Function<String, @Nullable Listed> instruments;
    private final Consumer<VenueInput> core;
    private final long startedNanos;
    private final Map<String, Tracked> orders = new LinkedHashMap<>();
    private final Map<OrderId, Tracked> ours = new LinkedHashMap<>();
    private final Map<OrderId, KnownOrder> known = new LinkedHashMap<>();
    private final Closings closings = new Closings();

    /// `instruments` finds ours by the venue's id; what it does not find is not traded here.
    OrderLedger(
            Reporting words,
            Function<String, @Nullable Listed> instruments,
            Consumer<VenueInput> core,
            long startedNanos) {
        this.words = words;
        this.instruments = instruments;
        this.core = core;
        this.startedNanos = startedNanos;
    }

    /// An order that the log had when this process started, or that is being sent now.
    void know(KnownOrder order) {
        known.put(order.id(), order);
        closings.know(order);
    }

    /// An order leaves: from now on a row with its id is the order of this process.
    void sending(Ticket ticket, long nowNanos) {
        known.put(ticket.id(), KnownOrder.of(ticket));
        closings.sending(ticket, nowNanos);
    }

    /// The exchange of an order is over, however: what looked like it need not wait any longer.
    void answered(Ticket ticket, long nowNanos) {
        read(closings.answered(ticket.id()), nowNanos);
    }

    /// It surely did not leave, or was refused.
    void notSent(Ticket ticket) {
        known.remove(ticket.id());
        closings.forget(ticket);
    }

    /// The venue took an order and says by which id it goes.
    void accepted(Ticket ticket, Listed listed, VenueOrderId order, long nowNanos) {
        if (orders.containsKey(order.value())) {
            return; // a picture was quicker than the answer
        }
        Tracked tracked = new Tracked(order.value(), listed);
        tracked.name = ticket.id();
        tracked.terms = ticket.terms();
        tracked.told = true;
        tracked.createdNanos = nowNanos;
        tracked.seenNanos = nowNanos;
        bind(ticket.id(), tracked);
        core.accept(words.acceptance(ticket, order));
    }

    private void bind(OrderId id, Tracked tracked) {
        orders.put(tracked.venueOrder, tracked);
        ours.put(id, tracked);
        known.remove(id);
    }

    /// A replace leaves.
    void changing(Ticket ticket, OrderId request, OrderTerms wanted) {
        Tracked order = find(ticket);
        if (order != null) {
            order.change = new Tracked.Change(request, wanted);
        }
    }

    /// The exchange of a replace is over. `done` is false if the venue surely did nothing.
    void changeEnded(Ticket ticket, OrderId request, boolean done, long nowNanos) {
        Tracked order = find(ticket);
        Tracked.Change change = order == null ? null : order.change;
        if (order == null || change == null || !change.request.equals(request)) {
            return;
        }
        if (done) {
            change.endedNanos = nowNanos;
        } else {
            order.change = null;
        }
    }

    private @Nullable Tracked find(Ticket ticket) {
        VenueOrderId venueOrder = ticket.venueOrder();
        Tracked byVenue = venueOrder == null ? null : orders.get(venueOrder.value());
        return byVenue == null ? ours.get(ticket.id()) : byVenue;
    }

    /// Pictures of a stream, which does not say whose an order is: it may be quicker than the answer to our own
    /// request. One that is not known yet waits for the answer, or for the list that shows whose it is.
    void readOn(List<OrderRow> rows, long nowNanos) {
        read(rows.stream().filter(row -> orders.containsKey(row.id())).toList(), nowNanos);
    }

    /// Pictures of orders, from lists; what is new in them is told.
    void read(List<OrderRow> rows, long nowNanos) {
        List<OrderRow> inOrder = new ArrayList<>(rows);
        inOrder.sort(Comparator.comparingLong(OrderRow::createdNanos)); // an entry comes before its exits
        for (OrderRow row : inOrder) {
            Tracked order = orders.get(row.id());
            order = order == null ? enter(row, nowNanos) : order;
            if (order != null) {
                order.seenNanos = nowNanos;
                tell(order, row, nowNanos);
            }
        }
    }

    /// Whether none of ours has an instrument that nobody knows here, or may be one of ours that is under way: a list
    /// with such an order denies nothing.
    boolean reads(List<OrderRow> rows) {
        return rows.stream().allMatch(row -> orders.containsKey(row.id()) || isClear(row));
    }

    private boolean isClear(OrderRow row) {
        Listed listed = instruments.apply(row.tradableInstrumentId());
        return listed == null
                ? !known.containsKey(TradeLockerMapping.ourId(row.strategyId()))
                : !closings.awaits(row, listed);
    }

    private @Nullable Tracked enter(OrderRow row, long nowNanos) {
        Listed listed = instruments.apply(row.tradableInstrumentId());
        if (listed == null) {
            return null;
        }
        Tracked order = new Tracked(row.id(), listed);
        order.createdNanos = row.createdNanos();
        OrderId id = TradeLockerMapping.ourId(row.strategyId());
        if (id == null || ours.containsKey(id) || KnownOrder.isExitOf(known.get(id), row)) {
            if (closings.keeps(row, listed)) {
                return null;
            }
            id = closings.opened(row, listed);
        }
        if (id == null) {
            stranger(order, row, nowNanos);
        } else {
            oneOfOurs(order, id);
        }
        return order;
    }

    private void stranger(Tracked order, OrderRow row, long nowNanos) {
        orders.put(row.id(), order);
        order.protective = Tracked.isProtective(row);
        boolean old = row.lastModifiedNanos() < Math.max(startedNanos, nowNanos - KEPT_NANOS);
        boolean ended = TradeLockerMapping.standing(row).isFinal();
        order.closed = ended && (old || Tracked.filled(row).isZero());
        if (order.closed) {
            order.toldLots = Tracked.filled(row); // positions show what it came to
        }
    }

    private void oneOfOurs(Tracked order, OrderId id) {
        KnownOrder from = known.get(id);
        bind(id, order);
        order.name = id;
        if (from == null) {
            order.summed = true;
        } else {
            order.resume(from, startedNanos);
        }
    }

    private void tell(Tracked order, OrderRow row, long nowNanos) {
        Standing standing = TradeLockerMapping.standing(row);
        Decimal cum = Tracked.filled(row);
        boolean grown = cum.compareTo(order.toldLots) > 0;
        if (order.closed && !grown) {
            return;
        }
        if (order.protective && !grown) {
            order.terms = TradeLockerMapping.terms(row, order.listed); // the level of its position's exit
            order.closed = standing.isFinal();
            return;
        }
        if (order.summed) {
            sum(order, row, standing, cum);
            return;
        }
        terms(order, row, standing);
        order.movedNanos = grown || standing.isFinal() ? nowNanos : order.movedNanos;
        if (grown) {
            fill(order, row, cum);
        }
        if (standing.isFinal() && !order.closed) {
            end(order, row, standing);
        }
        order.told = true;
    }

    /// What was executed before this process looked is told as a sum; from then on each fill counts.
    private void sum(Tracked order, OrderRow row, Standing standing, Decimal cum) {
        core.accept(words.status(order, row, standing.isFinal() ? Evidence.HISTORY : Evidence.MASS_STATUS));
        order.summed = false;
        order.told = true;
        order.terms = TradeLockerMapping.terms(row, order.listed);
        order.closed = standing.isFinal();
        order.toldLots = cum;
        Decimal avgPx = row.avgPrice();
        order.toldCost = avgPx == null ? order.toldCost : Reporting.cost(cum, avgPx);
    }

    /// An order that is new to the core, a replace of ours that came to pass, or a change that somebody else made.
    private void terms(Tracked order, OrderRow row, Standing standing) {
        OrderTerms shown = TradeLockerMapping.terms(row, order.listed);
        OrderTerms before = order.terms;
        Tracked.Change change = order.change;
        if (!order.told && !standing.isFinal()) {
            core.accept(words.news(order, row, ExecType.NEW, null));
        } else if (change != null && change.isShownBy(shown)) {
            OrderId original = order.name;
            order.name = change.request;
            order.change = null;
            core.accept(words.news(order, row, ExecType.REPLACED, original));
        } else if (before != null && !standing.isFinal() && Tracked.differ(before, shown)) {
            core.accept(words.news(order, row, ExecType.RESTATED, null));
        }
        order.terms = shown;
    }

    /// A fill without a price can't be booked: the sum is told, so that the core sees what is missing and asks on.
    private void fill(Tracked order, OrderRow row, Decimal cum) {
        Decimal avgPx = row.avgPrice();
        if (avgPx == null) {
            core.accept(words.status(order, row, Evidence.STREAM));
            return;
        }
        Decimal lastPx = TradeLockerMapping.lastPrice(cum, Reporting.cost(cum, avgPx), order.toldLots, order.toldCost);
        core.accept(words.trade(order, row, cum, lastPx, avgPx));
        order.toldLots = cum;
        order.toldCost = Reporting.cost(cum, avgPx);
    }

    /// Executions, each told one by one: they may be told before a picture shows what they sum up to. Those of the
    /// venue's current session alone are told, so a sum that is less than what is known means nothing.
    void executed(List<ExecutionRow> rows) {
        Map<Tracked, List<ExecutionRow>> byOrder = new LinkedHashMap<>();
        for (ExecutionRow row : rows) {
            Tracked order = orders.get(row.orderId());
            if (order != null && !order.closed && !order.summed && order.name != null) {
                byOrder.computeIfAbsent(order, _ -> new ArrayList<>()).add(row);
            }
        }
        byOrder.forEach(this::executed);
    }

    private void executed(Tracked order, List<ExecutionRow> rows) {
        Decimal cum = Decimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (ExecutionRow row : rows) {
            cum = cum.plus(row.qty());
            cost = cost.add(Reporting.cost(row.qty(), row.price()));
        }
        OrderTerms terms = order.terms;
        if (cum.compareTo(order.toldLots) <= 0 || terms == null) {
            return;
        }
        Decimal lastPx = TradeLockerMapping.lastPrice(cum, cost, order.toldLots, order.toldCost);
        core.accept(words.execution(order, new Reporting.Sum(cum, cost), lastPx, rows.getLast(), terms));
        order.toldLots = cum;
        order.toldCost = cost;
    }

    private void end(Tracked order, OrderRow row, Standing standing) {
        switch (standing) {
            case FILLED -> order.closed = !order.toldLots.isZero(); // the last fill said so
            case CANCELLED -> core.accept(words.news(order, row, ExecType.CANCELED, null));
            case REFUSED ->
                core.accept(
                        words.news(order, row, order.toldLots.isZero() ? ExecType.REJECTED : ExecType.CANCELED, null));
            case UNREADABLE -> core.accept(words.unreadable(order, row));
            case OPEN -> throw new IllegalArgumentException("order " + row.id() + " is open");
        }
        order.closed |= standing != Standing.FILLED;
    }

    /// When a list of open orders was asked for, when all that was read with it is known, and how long a lost
    /// request may take to arrive.
    record Read(long askedNanos, long nowNanos, long settleNanos) {}

    /// Answers about an order that somebody asked for: true if these pictures, told already, show it.
    boolean answer(Ticket ticket, List<OrderRow> rows, Read read) {
        Tracked order = find(ticket);
        for (OrderRow row : rows) {
            if (order != null && row.id().equals(order.venueOrder)) {
                state(order, row, Evidence.ORDER_STATUS, read);
                return true;
            }
        }
        return false;
    }

    /// Answers about every order of a list; returns how many that are.
    int answerAll(List<OrderRow> rows, Read read) {
        int shown = 0;
        for (OrderRow row : rows) {
            Tracked order = orders.get(row.id());
            if (order != null && !order.protective) {
                state(order, row, Evidence.MASS_STATUS, read);
                shown++;
            }
        }
        return shown;
    }

    /// An order that a replace may still change is not said to stand without it, and one that has moved on while the
    /// list was on its way, not to stand as it did.
    private void state(Tracked order, OrderRow row, Evidence source, Read read) {
        if (!order.isChanging(read.settleNanos, read.nowNanos) && !order.isPast(row, read.askedNanos)) {
            core.accept(words.status(order, row, source));
        }
    }

    /// The picture of an open order for somebody who wants to see it; null if we have no instrument for it, or if it
    /// belongs to a position.
    @Nullable
    ExecutionReport picture(OrderRow row, long nowNanos) {
        Tracked order = orders.get(row.id());
        order = order == null ? enter(row, nowNanos) : order;
        return order == null || order.protective ? null : words.status(order, row, Evidence.MASS_STATUS);
    }

    boolean knows(VenueOrderId order) {
        return orders.containsKey(order.value());
    }

    Reporting words() {
        return words;
    }

    /// When the oldest order was made that was open and is not in this list of open ones; `Long.MAX_VALUE` if each is.
    long oldestMissing(List<OrderRow> open) {
        Set<String> listed = open.stream().map(OrderRow::id).collect(Collectors.toSet());
        return orders.values().stream()
                .filter(order -> !order.closed && !listed.contains(order.venueOrder))
                .mapToLong(order -> order.createdNanos)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// The level at which a stop loss or take profit stands; null if the venue did not show that order.
    @Nullable
    Decimal level(@Nullable String exitOrder) {
        Tracked order = exitOrder == null ? null : orders.get(exitOrder);
        OrderTerms terms = order == null ? null : order.terms;
        return terms == null ? null : terms.stopPx() != null ? terms.stopPx() : terms.price();
    }

    /// Forgets orders that ended long ago, and that no list shows any more.
    void tidy(long nowNanos) {
        orders.values().removeIf(order -> order.closed && order.seenNanos < nowNanos - KEPT_NANOS);
        ours.values().removeIf(order -> order.closed && order.seenNanos < nowNanos - KEPT_NANOS);
        closings.tidy(nowNanos);
    }
}
