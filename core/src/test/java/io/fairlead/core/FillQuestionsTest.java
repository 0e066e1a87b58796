package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.port.RecoveryProfile;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A venue that lists executions is asked for them: behind a logon, on a schedule, and about what is in doubt.
final class FillQuestionsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Fixture fixture = new Fixture();

    FillQuestionsTest() {
        fixture.port.with(Capability.FILLS_QUERY);
        fixture.port.times = new ReconcileTimes(30 * SECOND, 0, 0, 60 * SECOND, 60 * SECOND);
    }

    private void read(AccountId account, long askedNanos) {
        fixture.hear(new AccountRead(Fixture.VENUE, account, Evidence.FILLS, askedNanos, 0, ""));
    }

    private void open() {
        fixture.up();
        for (AccountId account : List.of(Fixture.SIM, Fixture.LIVE, Fixture.HEDGE)) {
            read(account, fixture.now);
        }
        fixture.calls.clear();
    }

    private RecoveryStep step() {
        return fixture.account(Fixture.SIM).recovery().step();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            fixture.now += SECOND / 10;
            fixture.core.onTick(fixture.now);
        }
    }

    /// From when on the executions of the account were asked for, one entry for each question.
    private List<Long> asked() {
        String question = "query fills of sim since ";
        return fixture.calls.stream()
                .filter(call -> call.startsWith(question))
                .map(call -> Long.parseLong(call.substring(question.length())))
                .toList();
    }

    private static ExecutionReport listed(LiveOrder order, String exec, String units) {
        ExecutionReport told =
                new Fixture.Report(order).trade(exec, units, "1.1", "0").build();
        ExecutionReport.Progress progress = told.progress();
        return new ExecutionReport(
                told.venue(),
                told.refs(),
                new ExecutionReport.Progress(
                        ExecType.TRADE, null, progress.lastQty(), progress.lastPx(), null, null, null),
                told.details(),
                new ExecutionReport.Marks(false, false, "", "", Evidence.FILLS));
    }

    @Test
    void anAccountOpensWhenTheyWereToldToTheEnd() {
        fixture.up();
        assertThat(step()).isEqualTo(RecoveryStep.FILLS);
        pass(5);
        assertThat(asked()).as("again and again, further apart").hasSize(2);
        assertThat(step()).isEqualTo(RecoveryStep.FILLS);
        read(Fixture.SIM, fixture.now);
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
    }

    @Test
    void theFirstStartOfALogAsksForNothingOlder() {
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        assertThat(asked()).containsExactly(1000L);
    }

    @Test
    void onAScheduleFromWhereTheyWereToldLast() {
        open();
        long readAt = fixture.now / SECOND;
        pass(61);
        assertThat(asked()).containsExactly(readAt - 5 - 60);
        read(Fixture.SIM, fixture.now);
        fixture.calls.clear();
        pass(61);
        assertThat(asked()).containsExactly(readAt + 61 - 5 - 60);
    }

    @Test
    void aStandbyThatNeverToldAnyDoesNotHideHowFarTheOtherIsBehind() {
        open();
        long readAt = fixture.now;
        fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.FILLS, readAt, 0, "a"));
        fixture.port.sessionsToAsk = List.of("a", "standby");
        fixture.down();
        fixture.now += 3 * 86_400 * SECOND;
        fixture.calls.clear();
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        pass(1);
        assertThat(asked()).first().isEqualTo(readAt / SECOND - 65);
    }

    @Test
    void anIncompleteAnswerMovesNothing() {
        open();
        long readAt = fixture.now / SECOND;
        pass(61);
        pass(61);
        assertThat(asked()).containsExactly(readAt - 65, readAt - 65);
    }

    @Test
    void howFarTheyWereToldSurvivesARestart() {
        open();
        assertThat(fixture.replayed().executionReads().toldNanos(Fixture.SIM, ""))
                .isPositive()
                .isEqualTo(fixture.state.executionReads().toldNanos(Fixture.SIM, ""));
        assertThat(fixture.replayed().executionReads().toldNanos(Fixture.SIM, "a"))
                .as("told by one session for all, and not by this one")
                .isZero();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void areTheSecondQuestionAboutAnOrderThatLacksThem() {
        open();
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.hear(new Fixture.Report(order)
                .status(OrdStatus.FILLED)
                .cumQty("10000")
                .build());
        assertThat(asked()).isEmpty();
        pass(2);
        assertThat(asked()).hasSize(1);
        fixture.hear(listed(order, "x1", "10000"));
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        assertThat(order.executions()).extracting(Execution::evidence).containsExactly(Evidence.FILLS);
        assertThat(fixture.state.breaks()).extracting(Break::kind).isEmpty();
    }

    @Test
    void resolveAnOrderInDoubt() {
        LiveOrder order = inDoubt();
        fixture.hear(listed(order, "x1", "10000"));
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.evidence()).isEqualTo(Evidence.FILLS);
    }

    /// Asked for from before it was placed, however long ago they were told last.
    @Test
    void belongToTheProofThatAnOrderNeverArrived() {
        fixture.port.profile = new RecoveryProfile(5 * SECOND, EnumSet.of(Evidence.ORDER_STATUS, Evidence.FILLS));
        LiveOrder order = inDoubt();
        long placed = order.placedNanos() / SECOND;
        fixture.calls.clear();
        pass(60);
        deny(order);
        pass(60);
        deny(order);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        read(Fixture.SIM, fixture.now);
        pass(60);
        deny(order);
        assertThat(order.status()).as("read once").isEqualTo(OrderStatus.UNKNOWN);
        read(Fixture.SIM, fixture.now);
        assertThat(order.status()).isEqualTo(OrderStatus.NEVER_ARRIVED);
        assertThat(asked()).isNotEmpty().allMatch(since -> since <= placed - 60);
    }

    /// Answers every question about the order.
    private void deny(LiveOrder order) {
        for (int i = 0; i < 20; i++) {
            fixture.hear(new Fixture.Report(order)
                    .status(OrdStatus.REJECTED)
                    .venueOrder(null)
                    .build());
        }
    }

    private LiveOrder inDoubt() {
        open();
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.down();
        open();
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        return order;
    }
}
