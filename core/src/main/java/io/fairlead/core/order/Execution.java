package io.fairlead.core.order;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One execution of an order. A bust voids it, a correction changes its figures; what was first reported stays for
/// telling duplicates. Owned by the thread that owns the order.
public final class Execution {
    private final LiveOrder order;
    private ExecutionReport report;
    private final long appliedNanos;
    private Decimal units;
    private Decimal price;
    private State state = State.STANDS;
    private List<Correction> corrections = List.of();
    private final @Nullable Decimal inferredTo;

    /// What the settled part of its position has of it; null while it is not in there.
    private @Nullable Decimal settledUnits;

    private Decimal settledPrice = Decimal.ZERO;

    /// Whether it still counts, and by its first figures or by others.
    public enum State {
        STANDS,
        BUSTED,
        CORRECTED
    }

    /// Other figures, by a report with this id if it has one. A repeated report is told by them all.
    private record Correction(@Nullable ExecId by, Decimal units, Decimal price) {}

    Execution(LiveOrder order, ExecutionReport report, long appliedNanos) {
        this(order, report, appliedNanos, null);
    }

    /// `inferredTo` is the CumQty(14) that it explains in place of the executions themselves; null of a real one.
    Execution(LiveOrder order, ExecutionReport report, long appliedNanos, @Nullable Decimal inferredTo) {
        this.inferredTo = inferredTo;
        this.order = order;
        this.report = report;
        this.units = Objects.requireNonNull(report.progress().lastQty());
        this.price = Objects.requireNonNull(report.progress().lastPx());
        this.appliedNanos = appliedNanos;
    }

    void write(SectionWriter to) {
        to.report(report);
        to.out().signed(appliedNanos);
        to.values().decimal(inferredTo);
        to.values().decimal(units);
        to.values().decimal(price);
        to.out().constant(state);
        to.out().unsigned(corrections.size());
        for (Correction correction : corrections) {
            to.values().exec(correction.by);
            to.values().decimal(correction.units);
            to.values().decimal(correction.price);
        }
        to.values().decimal(settledUnits);
        to.values().decimal(settledPrice);
        to.name(this);
    }

    static Execution read(LiveOrder order, SectionReader from) {
        Execution execution = new Execution(
                order, from.report(), from.in().signed(), from.values().decimalOrNull());
        execution.units = from.values().decimal();
        execution.price = from.values().decimal();
        execution.state = from.in().constant(State.values());
        execution.readCorrections(from);
        if (from.version() >= 2) {
            execution.settledUnits = from.values().decimalOrNull();
            execution.settledPrice = from.values().decimal();
        }
        from.name(execution);
        return execution;
    }

    private void readCorrections(SectionReader from) {
        if (from.version() < 3) {
            ExecId newest = from.values().execOrNull();
            if (newest != null || state == State.CORRECTED) {
                add(new Correction(newest, units, price));
            }
            return;
        }
        for (int left = from.in().size(); left > 0; left--) {
            ExecId by = from.values().execOrNull();
            add(new Correction(by, from.values().decimal(), from.values().decimal()));
        }
    }

    public LiveOrder order() {
        return order;
    }

    /// Null if the venue gave none.
    public @Nullable ExecId exec() {
        return report.refs().exec();
    }

    /// Whether it is an operator's word and not the venue's.
    public boolean isByWord() {
        return report.marks().source() == Evidence.OPERATOR;
    }

    /// Whether it stands for executions that the venue counted and never told.
    public boolean isInferred() {
        return inferredTo != null;
    }

    /// Whether it stood for this execution among others, inferred or by an operator's word. One whose sum is not told
    /// may be any.
    boolean yieldsTo(ExecutionReport trade) {
        Decimal standsUpTo = isByWord() ? report.progress().cumQty() : inferredTo;
        Decimal cumQty = trade.progress().cumQty();
        return standsUpTo != null && counts() && (cumQty == null || cumQty.compareTo(standsUpTo) <= 0);
    }

    /// Where it came from.
    public Evidence evidence() {
        return report.marks().source();
    }

    /// Zero if busted.
    public Decimal units() {
        return state == State.BUSTED ? Decimal.ZERO : units;
    }

    /// The size by the newest figures, even if busted.
    public Decimal reportedUnits() {
        return units;
    }

    public Decimal price() {
        return price;
    }

    public State state() {
        return state;
    }

    /// What the settled part of its position has of it; null while it is not in there.
    public @Nullable Decimal settledUnits() {
        return settledUnits;
    }

    public Decimal settledPrice() {
        return settledPrice;
    }

    /// The settled part of its position has it as it is now.
    public void settle() {
        settledUnits = units();
        settledPrice = price;
    }

    public boolean counts() {
        return state != State.BUSTED;
    }

    public long venueNanos() {
        return report.details().venueNanos();
    }

    public long appliedNanos() {
        return appliedNanos;
    }

    @Nullable
    VenueOrderId venueOrder() {
        return report.refs().venueOrder();
    }

    void bust() {
        state = State.BUSTED;
    }

    void correct(@Nullable ExecId by, Decimal newUnits, Decimal newPrice) {
        add(new Correction(by, newUnits, newPrice));
        units = newUnits;
        price = newPrice;
        state = State.CORRECTED;
    }

    private void add(Correction correction) {
        corrections = corrections.isEmpty() ? new ArrayList<>(1) : corrections;
        corrections.add(correction);
    }

    void putInto(Map<ExecId, Execution> byId) {
        ExecId own = exec();
        if (own != null) {
            byId.put(own, this);
        }
        for (Correction correction : corrections) {
            if (correction.by != null) {
                byId.put(correction.by, this);
            }
        }
    }

    /// Whether a bust or correction that refers to `id` means this execution: by its own id or that of a correction.
    boolean isNamed(@Nullable ExecId id) {
        if (Objects.equals(exec(), id)) {
            return true;
        }
        for (int i = 0; i < corrections.size(); i++) {
            if (id != null && id.equals(corrections.get(i).by)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a list alone has shown it so far.
    boolean isListedOnly() {
        return Reports.tellsNoSum(report);
    }

    /// Whether the venue tells by itself what so far a list alone has shown.
    boolean isConfirmedBy(ExecutionReport told) {
        return isListedOnly() && !Reports.tellsNoSum(told) && isListedAs(told);
    }

    /// What is left of an execution of so many units behind a bust or correction that overtook it.
    static Decimal unitsAfter(ExecutionReport overtook, Decimal units) {
        if (overtook.progress().execType() == ExecType.TRADE_CANCEL) {
            return Decimal.ZERO;
        }
        Decimal corrected = overtook.progress().lastQty();
        return corrected == null || overtook.progress().lastPx() == null ? units : corrected;
    }

    /// Whether an execution of a list, whose id is this one's, is this one: by the figures that it had first, or by
    /// those of any correction, as the list may be older than the newest.
    boolean isListedAs(ExecutionReport listed) {
        ExecutionReport.Progress mine = report.progress();
        ExecutionReport.Progress theirs = listed.progress();
        boolean first =
                Objects.equals(mine.lastQty(), theirs.lastQty()) && Objects.equals(mine.lastPx(), theirs.lastPx());
        return Objects.equals(report.refs().venueOrder(), listed.refs().venueOrder()) && (first || wasAt(theirs));
    }

    private boolean wasAt(ExecutionReport.Progress figures) {
        for (Correction correction : corrections) {
            if (correction.units.equals(figures.lastQty()) && correction.price.equals(figures.lastPx())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a copy under another id shows it: by quantity, price and the sum behind it.
    boolean isSumOf(ExecutionReport copy) {
        return CopyMatch.isSame(report.progress(), copy.progress());
    }

    /// Whether a bust or correction changes nothing about it: it is busted, has these figures, or had them by this
    /// very correction before a newer one came.
    boolean isRestatedAs(ExecutionReport restated) {
        if (!counts()) {
            return true;
        }
        Decimal newUnits = restated.progress().lastQty();
        Decimal newPrice = restated.progress().lastPx();
        if (restated.progress().execType() != ExecType.TRADE_CORRECT || newUnits == null || newPrice == null) {
            return false;
        }
        boolean isAt = units.equals(newUnits) && price.equals(newPrice);
        ExecId by = restated.refs().exec(); // without one nobody knows which correction it is
        return isAt || (by != null && corrections.contains(new Correction(by, newUnits, newPrice)));
    }

    /// The venue's own report of it has come, with the sum: from now on that one tells its repetitions.
    void confirm(ExecutionReport told) {
        report = told;
    }

    /// Whether a trade report is this very execution again.
    boolean isRepeatedBy(ExecutionReport other) {
        ExecutionReport.Progress mine = report.progress();
        ExecutionReport.Progress theirs = other.progress();
        return Objects.equals(report.refs().exec(), other.refs().exec())
                && Objects.equals(report.refs().venueOrder(), other.refs().venueOrder())
                && Objects.equals(mine.lastQty(), theirs.lastQty())
                && Objects.equals(mine.lastPx(), theirs.lastPx())
                && Objects.equals(mine.cumQty(), theirs.cumQty());
    }
}
