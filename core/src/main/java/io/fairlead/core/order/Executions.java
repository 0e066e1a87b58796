package io.fairlead.core.order;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The executions of one order and the venue's claim about their sum. Owned by the thread that owns the order.
///
/// `known` is Σ LastQty(32) net of busts, `cumQty` the venue's newest claim, and `missing` the difference, so that
/// known + missing = cumQty always holds. Missing is negative where a bust was lost. Reports may come doubled, late or
/// in another order: a trade adds its quantity once whatever came before, a bust or correction that overtakes its trade
/// waits for it (a bust outweighs a correction), and only the newest report by TransactTime(60) moves the claim.
final class Executions {
    private static final int INDEX_FROM = 16;

    private final List<Execution> all = new ArrayList<>(2);
    private @Nullable Map<ExecId, Execution> byId;
    private final EarlyRestatements early = new EarlyRestatements();
    private Decimal known = Decimal.ZERO;
    private Decimal claimed = Decimal.ZERO;
    private long newestNanos;
    private int listed; // executions that a list alone has shown so far

    void write(SectionWriter to) {
        to.values().decimal(known);
        to.values().decimal(claimed);
        to.out().signed(newestNanos);
        to.out().unsigned(all.size());
        all.forEach(execution -> execution.write(to));
        Map<ExecId, Execution> index = byId == null ? Map.of() : byId;
        to.out().unsigned(index.size());
        index.forEach((id, execution) -> {
            to.values().exec(id);
            to.reference(execution);
        });
        early.write(to);
    }

    static Executions read(LiveOrder order, SectionReader from) {
        Executions read = new Executions();
        read.known = from.values().decimal();
        read.claimed = from.values().decimal();
        read.newestNanos = from.in().signed();
        for (int left = from.in().size(); left > 0; left--) {
            read.all.add(Execution.read(order, from));
            read.listed += read.all.getLast().isListedOnly() ? 1 : 0;
        }
        Map<ExecId, Execution> index = new LinkedHashMap<>();
        for (int left = from.in().size(); left > 0; left--) {
            index.put(from.values().exec(), from.reference(Execution.class));
        }
        read.byId = index.isEmpty() ? null : index;
        read.early.read(from);
        return read;
    }

    List<Execution> all() {
        return Collections.unmodifiableList(all);
    }

    boolean any() {
        return !all.isEmpty();
    }

    Decimal known() {
        return known;
    }

    Decimal cumQty() {
        return claimed;
    }

    Decimal missing() {
        return claimed.minus(known);
    }

    /// The average price of what is known, rounded half even to 12 places; null if nothing is.
    @Nullable
    Decimal avgPx() {
        if (known.isZero()) {
            return null;
        }
        if (all.size() == 1 && all.getFirst().units().equals(known)) {
            return all.getFirst().price();
        }
        BigDecimal notional = BigDecimal.ZERO;
        for (Execution execution : all) {
            notional = notional.add(
                    execution.units().toBigDecimal().multiply(execution.price().toBigDecimal()));
        }
        return Decimal.quotient(notional, known.toBigDecimal());
    }

    /// Counts a trade once.
    ///
    /// @throws ArithmeticException if the sum would not fit; nothing has changed then
    Effect trade(LiveOrder order, ExecutionReport report, long atNanos) {
        Decimal lastQty = report.progress().lastQty();
        if (lastQty == null || !Countable.is(lastQty, report.progress().lastPx())) {
            return Effect.UNCOUNTABLE;
        }
        ExecId id = report.refs().exec();
        Execution earlier = find(id);
        boolean isListed = Reports.tellsNoSum(report);
        if (isListed && (id == null || earlier != null)) {
            return shownByList(earlier, report);
        }
        if (earlier != null && isRepeat(report)) {
            return Effect.NONE;
        }
        if (earlier != null && earlier.isConfirmedBy(report)) {
            return confirmed(earlier, report);
        }
        Decimal sum = known.plus(lastQty);
        Decimal claim = claimOf(report, isListed, sum);
        List<ExecutionReport> overtook = early.of(id);
        requireFitting(claim, overtook.isEmpty() ? sum : known.plus(Execution.unitsAfter(overtook.getLast(), lastQty)));
        Execution execution = new Execution(order, report, atNanos);
        all.add(execution);
        listed += isListed ? 1 : 0;
        index(id, execution);
        known = sum;
        if (id == null || overtook.isEmpty()) {
            claim(report, claim, false);
        } else {
            settle(execution, overtook); // the claim is past all of them already
            early.settled(id);
        }
        return earlier == null ? Effect.ADDED : Effect.ADDED_IN_CONFLICT;
    }

    /// A trade without a sum adds to it; one of a list, which tells of the past, first explains what is missing.
    private Decimal claimOf(ExecutionReport trade, boolean isListed, Decimal sum) {
        Decimal cum = trade.progress().cumQty();
        if (cum != null) {
            return cum;
        }
        return isListed ? claimed.max(sum) : claimed.plus(sum.minus(known));
    }

    /// A list shows what is here already, or what nothing tells from it.
    private static Effect shownByList(@Nullable Execution earlier, ExecutionReport report) {
        if (earlier == null) {
            return Effect.UNCOUNTABLE;
        }
        return earlier.isListedAs(report) ? Effect.NONE : Effect.LISTED_OTHERWISE;
    }

    /// The venue's own report of what a list showed before: it is counted already, the sum is news.
    private Effect confirmed(Execution earlier, ExecutionReport report) {
        Decimal cum = report.progress().cumQty();
        if (cum != null) {
            requireFitting(cum, known);
            claim(report, cum, false);
        }
        earlier.confirm(report);
        listed--;
        return Effect.NONE;
    }

    /// Whichever claim stands in the end, what is missing can be told exactly.
    private void requireFitting(Decimal claim, Decimal sum) {
        claim.minus(sum);
        claimed.minus(sum);
    }

    private void settle(Execution execution, List<ExecutionReport> overtook) {
        known = known.minus(execution.units());
        for (ExecutionReport each : overtook) {
            Decimal units = each.progress().lastQty();
            Decimal price = each.progress().lastPx();
            if (each.progress().execType() == ExecType.TRADE_CANCEL) {
                execution.bust();
            } else if (units != null && price != null) {
                execution.correct(each.refs().exec(), units, price);
                index(each.refs().exec(), execution);
            }
        }
        known = known.plus(execution.units());
    }

    /// Whether busts or corrections of a trade wait for it.
    boolean isOvertaken(ExecutionReport trade) {
        return !early.of(trade.refs().exec()).isEmpty();
    }

    /// Books what an operator says was executed beyond what is known, and takes the sum for the venue's claim.
    ///
    /// @throws ArithmeticException if the sum would not fit; nothing has changed then
    Effect byWord(Execution execution) {
        Effect added = infer(execution);
        claimed = known;
        return added;
    }

    /// Books what the venue counted and never told.
    ///
    /// @throws ArithmeticException if the sum would not fit; nothing has changed then
    Effect infer(Execution execution) {
        Decimal sum = known.plus(execution.units());
        claimed.minus(sum);
        all.add(execution);
        index(execution.exec(), execution);
        known = sum;
        return Effect.ADDED;
    }

    /// Voids what stood for this trade until it came; whether there was any.
    boolean yieldTo(ExecutionReport trade) {
        boolean any = false;
        for (int i = 0; i < all.size(); i++) {
            Execution execution = all.get(i);
            if (execution.yieldsTo(trade) && !isRepeat(trade) && !isKnownFromList(trade)) {
                known = known.minus(execution.units());
                execution.bust();
                any = true;
            }
        }
        return any;
    }

    boolean anyInferred() {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isInferred() && all.get(i).counts()) {
                return true;
            }
        }
        return false;
    }

    /// Voids what an operator said, and the claim with it.
    boolean voidWords() {
        boolean any = false;
        for (Execution execution : all) {
            if (execution.isByWord() && execution.counts()) {
                known = known.minus(execution.units());
                execution.bust();
                any = true;
            }
        }
        claimed = any ? known : claimed;
        return any;
    }

    /// Voids an execution.
    ///
    /// @throws ArithmeticException if the sum would not fit; nothing has changed then
    Effect bust(ExecutionReport report) {
        Execution execution = find(report.refs().execRef());
        Decimal cum = report.progress().cumQty();
        if (execution == null) {
            early.remember(report);
            return claimAnyway(report, cum);
        }
        if (execution.isRestatedAs(report)) {
            return Effect.NONE;
        }
        Decimal rest = known.minus(execution.units());
        Decimal claim = cum == null ? claimed.minus(execution.units()) : cum;
        requireFitting(claim, rest);
        execution.bust();
        known = rest;
        claim(report, claim, true);
        return Effect.RESTATED;
    }

    /// Gives an execution other figures.
    ///
    /// @throws ArithmeticException if the sum would not fit; nothing has changed then
    Effect correct(ExecutionReport report) {
        Decimal units = report.progress().lastQty();
        Decimal price = report.progress().lastPx();
        if (units == null || price == null || !Countable.is(units, price)) {
            return Effect.UNCOUNTABLE;
        }
        Decimal cum = report.progress().cumQty();
        Execution execution = find(report.refs().execRef());
        if (execution == null) {
            early.remember(report);
            return claimAnyway(report, cum);
        }
        if (execution.isRestatedAs(report)) {
            return Effect.NONE;
        }
        Decimal change = units.minus(execution.units());
        Decimal sum = known.plus(change);
        Decimal claim = cum == null ? claimed.plus(change) : cum;
        requireFitting(claim, sum);
        execution.correct(report.refs().exec(), units, price);
        index(report.refs().exec(), execution);
        known = sum;
        claim(report, claim, true);
        return Effect.RESTATED;
    }

    /// What a report without an execution says of the sum.
    void claim(ExecutionReport report, Decimal cumQty) {
        cumQty.minus(known);
        claim(report, cumQty, false);
    }

    /// What the venue answered to a question of ours: its newest word, but for an answer that took long, see
    /// `isPast`. Reports from before it, that come late, don't lower it.
    void state(ExecutionReport answer, Decimal cumQty) {
        state(cumQty);
        newestNanos = Math.max(newestNanos, answer.details().venueNanos());
    }

    /// Whether an answer tells of less than we know, and of a time before that: it was on its way for long, or came
    /// twice.
    boolean isPast(ExecutionReport answer, Decimal cumQty) {
        long nanos = answer.details().venueNanos();
        return nanos > 0 && nanos < newestNanos && cumQty.compareTo(claimed) < 0;
    }

    /// Whether a list tells of an execution, or of the bust or correction of one, that is here as it tells it.
    boolean isShownAgain(ExecutionReport report) {
        boolean isTrade = report.progress().execType() == ExecType.TRADE;
        ExecId id = isTrade ? report.refs().exec() : report.refs().execRef();
        Execution here = id == null ? null : find(id);
        return Reports.tellsNoSum(report)
                && here != null
                && (isTrade ? here.isListedAs(report) : here.isRestatedAs(report));
    }

    /// An operator's word on the sum.
    void state(Decimal cumQty) {
        cumQty.minus(known);
        claimed = cumQty;
    }

    private Effect claimAnyway(ExecutionReport report, @Nullable Decimal cumQty) {
        if (cumQty != null) {
            cumQty.minus(known);
            claim(report, cumQty, true);
        }
        return Effect.UNKNOWN_REFERENCE;
    }

    private void claim(ExecutionReport report, Decimal cumQty, boolean lowers) {
        long nanos = report.details().venueNanos();
        if (nanos > newestNanos) {
            claimed = cumQty;
            newestNanos = nanos;
        } else if (nanos == newestNanos || nanos == 0) {
            claimed = lowers ? cumQty : claimed.max(cumQty);
        }
        if (listed > 0) {
            claimed = claimed.max(known); // the sum may be older than what a list has shown
        }
    }

    private boolean isRepeat(ExecutionReport report) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).isRepeatedBy(report)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a list showed this execution before its own report came, or shows what is here.
    private boolean isKnownFromList(ExecutionReport report) {
        Execution earlier = find(report.refs().exec());
        return earlier != null && (Reports.tellsNoSum(report) || earlier.isConfirmedBy(report));
    }

    private void index(@Nullable ExecId id, Execution execution) {
        if (byId != null && id != null) {
            byId.put(id, execution);
        } else if (byId == null && all.size() >= INDEX_FROM) {
            byId = new LinkedHashMap<>();
            for (Execution each : all) {
                each.putInto(byId);
            }
        }
    }

    private @Nullable Execution find(@Nullable ExecId id) {
        if (id != null && byId != null) {
            return byId.get(id);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).isNamed(id)) {
                return all.get(i);
            }
        }
        return null;
    }
}
