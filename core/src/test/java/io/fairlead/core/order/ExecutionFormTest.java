package io.fairlead.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.ByteWriter;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.snapshot.Capsule;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Executions in snapshots, of this version and of those before.
class ExecutionFormTest {
    private static final ExecId FIRST = new ExecId("c1");
    private static final ExecId SECOND = new ExecId("c2");

    private static ExecutionReport report(ExecType type, String id, String units) {
        return new ExecutionReport(
                new VenueId("lp"),
                new ExecutionReport.References(null, null, null, new ExecId(id), null),
                new ExecutionReport.Progress(type, null, Decimal.of(units), Decimal.of("1.1"), null, null, null),
                new ExecutionReport.Details(null, null, null, null, -1, "", 0),
                new ExecutionReport.Marks(false, false, "", "", Evidence.STREAM));
    }

    /// Whose it is is not read with it.
    @SuppressWarnings("NullAway")
    private static Execution read(SectionReader from) {
        return Execution.read(null, from);
    }

    private static SectionReader written(int version, Consumer<SectionWriter> write) {
        ByteWriter out = new Capsule(version).pack(write);
        return Capsule.open(Arrays.copyOf(out.buffer(), out.length()));
    }

    private static void assertHasBoth(Execution read) {
        assertThat(read.units()).isEqualTo(Decimal.of("3500"));
        assertThat(read.isNamed(FIRST)).isTrue();
        assertThat(read.isNamed(SECOND)).isTrue();
        assertThat(read.isRestatedAs(report(ExecType.TRADE_CORRECT, "c1", "3000")))
                .isTrue();
        assertThat(read.isRestatedAs(report(ExecType.TRADE_CORRECT, "c3", "3000")))
                .isFalse();
    }

    @Test
    void eachCorrectionIsKept() {
        Execution execution = read(written(OrderSections.VERSION, to -> {
            Execution corrected = corrected();
            corrected.correct(SECOND, Decimal.of("3500"), Decimal.of("1.1"));
            corrected.write(to);
        }));
        assertHasBoth(execution);
    }

    /// The second version had the id of the newest correction alone.
    @Test
    void oneOfTheSecondVersionHasTheNewestCorrection() {
        Execution execution = read(written(2, to -> {
            to.report(report(ExecType.TRADE, "x1", "4000"));
            to.out().signed(7);
            to.values().decimal(null);
            to.values().decimal(Decimal.of("3000"));
            to.values().decimal(Decimal.of("1.1"));
            to.out().constant(Execution.State.CORRECTED);
            to.values().exec(FIRST);
            to.values().decimal(null);
            to.values().decimal(Decimal.ZERO);
            to.name(new Object());
        }));
        assertThat(execution.units()).isEqualTo(Decimal.of("3000"));
        execution.correct(SECOND, Decimal.of("3500"), Decimal.of("1.1"));
        assertHasBoth(execution);
    }

    @SuppressWarnings("NullAway")
    private static Execution corrected() {
        Execution execution = new Execution(null, report(ExecType.TRADE, "x1", "4000"), 7);
        execution.correct(FIRST, Decimal.of("3000"), Decimal.of("1.1"));
        return execution;
    }
}
