package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Executions that a venue lists, or copies elsewhere, without the sum: each counts once, whichever way it comes first.
final class ListedExecutionTest {
    private final Fixture fixture = new Fixture().up();
    private final LiveOrder order = fixture.working("a", Side.BUY, Fixture.limit("10000", "1.1"));

    private void listed(String exec, String units, String price) {
        hear(listing(exec, units, price));
    }

    private ExecutionReport listing(String exec, String units, String price) {
        return Listed.of(
                new Fixture.Report(order).trade(exec, units, price, "0").build());
    }

    private void hear(ExecutionReport report) {
        fixture.hear(report);
    }

    private void assertHas(String known, String missing) {
        assertThat(order.cumQty().minus(order.missing())).isEqualTo(Decimal.of(known));
        assertThat(order.missing()).isEqualTo(Decimal.of(missing));
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    private List<Break.Kind> breaks() {
        return fixture.state.breaks().stream().map(Break::kind).toList();
    }

    @Test
    void oneThatTheStreamToldIsNotCountedAgain() {
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        listed("x1", "4000", "1.1");
        assertHas("4000", "0");
        assertThat(breaks()).isEmpty();
    }

    @Test
    void oneThatTheStreamLostIsCounted() {
        listed("x1", "4000", "1.1");
        assertHas("4000", "0");
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.executions()).extracting(Execution::evidence).containsExactly(Evidence.FILLS);
    }

    @Test
    void itExplainsWhatIsMissingBeforeItAddsToTheSum() {
        fixture.hear(new Fixture.Report(order)
                .status(OrdStatus.FILLED)
                .cumQty("10000")
                .build());
        assertHas("0", "10000");
        listed("x1", "4000", "1.1");
        assertHas("4000", "6000");
        listed("x2", "6000", "1.1");
        assertHas("10000", "0");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void theStreamsOwnReportOfItComesLaterAndTellsTheSumAlone() {
        listed("x1", "4000", "1.1");
        fixture.fill(order, "x1", "4000", "1.1", "7000");
        assertHas("4000", "3000");
        assertThat(order.executions()).hasSize(1);
        fixture.fill(order, "x0", "3000", "1.1", "3000");
        assertHas("7000", "0");
    }

    @Test
    void behindTheStreamsReportItsRepetitionIsToldByTheSumAgain() {
        listed("x1", "4000", "1.1");
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        assertHas("4000", "0");
        fixture.fill(order, "x1", "4000", "1.1", "8000");
        assertHas("8000", "0");
        assertThat(breaks()).as("an ExecID that was used again").containsExactly(Break.Kind.EXECUTION_CONFLICT);
    }

    @Test
    void whatIsKnownAsItIsListedIsNotLoggedAgain() {
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        fixture.hear(new Fixture.Report(order)
                .correct("c1", "x1", "3000", "1.2", "3000")
                .build());
        int logged = fixture.log.size();
        listed("x1", "4000", "1.1");
        hear(Listed.of(new Fixture.Report(order)
                .correct("c1", "x1", "3000", "1.2", "0")
                .build()));
        assertThat(fixture.log).hasSize(logged);
        hear(Listed.of(new Fixture.Report(order).bust("b1", "x1", "0").build()));
        assertThat(fixture.log).hasSizeGreaterThan(logged);
        assertHas("0", "0");
        int behindTheBust = fixture.log.size();
        hear(Listed.of(new Fixture.Report(order).bust("b1", "x1", "0").build()));
        assertThat(fixture.log).hasSize(behindTheBust);
    }

    /// Whichever way each comes again: from a list, or resent by the session.
    @Test
    void anEarlierCorrectionToldAgainDoesNotUndoANewerOne() {
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        ExecutionReport first = new Fixture.Report(order)
                .correct("c1", "x1", "3000", "1.2", "3000")
                .build();
        ExecutionReport second = new Fixture.Report(order)
                .correct("c2", "x1", "3500", "1.3", "3500")
                .build();
        hear(first);
        hear(second);
        for (ExecutionReport again : List.of(Listed.of(first), Listed.of(second), first, second, first)) {
            hear(again);
            assertThat(order.executions().getFirst().units()).isEqualTo(Decimal.of("3500"));
        }
        hear(new Fixture.Report(order)
                .correct("c3", "c1", "3000", "1.2", "3000")
                .build());
        assertThat(order.executions().getFirst().units()).as("by another id").isEqualTo(Decimal.of("3000"));
        assertThat(breaks()).isEmpty();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void correctionsThatOvertookTheirTradeAreKnownAgain() {
        ExecutionReport first = new Fixture.Report(order)
                .correct("c1", "x1", "3000", "1.2", "3000")
                .build();
        hear(first);
        hear(new Fixture.Report(order)
                .correct("c2", "x1", "3500", "1.3", "3500")
                .build());
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        hear(first);
        assertThat(order.executions().getFirst().units()).isEqualTo(Decimal.of("3500"));
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void aCorrectionWithoutAnIdMayBringBackFiguresOfBefore() {
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        for (String units : List.of("3000", "3500", "3000")) {
            hear(withoutId(new Fixture.Report(order)
                    .correct("c", "x1", units, "1.2", units)
                    .build()));
            assertHas(units, "0");
        }
    }

    private static ExecutionReport withoutId(ExecutionReport report) {
        ExecutionReport.References refs = report.refs();
        return new ExecutionReport(
                report.venue(),
                new ExecutionReport.References(refs.order(), null, refs.venueOrder(), null, refs.execRef()),
                report.progress(),
                report.details(),
                report.marks());
    }

    @Test
    void aListMayBeOlderThanTheNewestCorrection() {
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        hear(new Fixture.Report(order)
                .correct("c1", "x1", "3000", "1.2", "3000")
                .build());
        hear(new Fixture.Report(order)
                .correct("c2", "x1", "3500", "1.3", "3500")
                .build());
        listed("x1", "3000", "1.2");
        assertHas("3500", "0");
        assertThat(breaks()).isEmpty();
    }

    @Test
    void otherFiguresUnderAKnownIdAreABreakAndMoveNothing() {
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        listed("x1", "5000", "1.1");
        assertHas("4000", "0");
        assertThat(breaks()).containsExactly(Break.Kind.EXECUTION_CONFLICT);
    }

    @Test
    void oneThatWasCorrectedMayBeListedAsItWasAndAsItIs() {
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        fixture.hear(new Fixture.Report(order)
                .correct("c1", "x1", "4000", "1.2", "4000")
                .build());
        listed("x1", "4000", "1.1");
        listed("x1", "4000", "1.2");
        listed("c1", "4000", "1.2");
        assertHas("4000", "0");
        assertThat(breaks()).isEmpty();
    }

    @Test
    void oneThatWasTakenBackDoesNotComeBack() {
        fixture.fill(order, "x1", "4000", "1.1", "4000");
        fixture.hear(new Fixture.Report(order).bust("b1", "x1", "0").build());
        listed("x1", "4000", "1.1");
        assertHas("0", "0");
    }

    @Test
    void oneWhoseBustCameFirstDoesNotCount() {
        fixture.hear(new Fixture.Report(order).bust("b1", "x1", "0").build());
        listed("x1", "4000", "1.1");
        assertHas("0", "0");
    }

    @Test
    void oneWithoutAnIdIsNeverCounted() {
        hear(withoutId(listing("x1", "4000", "1.1")));
        assertHas("0", "0");
        assertThat(breaks()).contains(Break.Kind.UNCOUNTABLE_EXECUTION);
    }

    /// Stream, list and drop copy tell the same four executions, in any order and any number of times.
    @Test
    void whicheverWayTheyComeEachCountsOnce() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            LiveOrder each = fixture.working("s" + seed, Side.BUY, Fixture.limit("10000", "1.1"));
            List<ExecutionReport> words = words(each, random);
            words.forEach(fixture::hear);
            assertThat(each.cumQty()).as("seed " + seed).isEqualTo(Decimal.of(10000));
            assertThat(each.missing()).as("seed " + seed).isEqualTo(Decimal.ZERO);
            assertThat(each.executions()).as("seed " + seed).hasSize(4);
            assertThat(each.status()).as("seed " + seed).isEqualTo(OrderStatus.FILLED);
        }
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    private static List<ExecutionReport> words(LiveOrder order, Random random) {
        List<ExecutionReport> words = new ArrayList<>();
        int cum = 0;
        for (int i = 1; i <= 4; i++) {
            cum += 1000 * i;
            ExecutionReport told = new Fixture.Report(order)
                    .trade(order.id() + "-" + i, String.valueOf(1000 * i), "1.1", String.valueOf(cum))
                    .build();
            int streamed = random.nextInt(3);
            int listed = streamed == 0 ? 1 + random.nextInt(2) : random.nextInt(3);
            words.addAll(Collections.nCopies(streamed, told));
            words.addAll(Collections.nCopies(
                    listed, Listed.of(told, random.nextBoolean() ? Evidence.FILLS : Evidence.DROP_COPY)));
        }
        Collections.shuffle(words, random);
        return words;
    }
}
