package io.fairlead.sim.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.control.SimControl;
import io.fairlead.sim.fault.Delivery;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fault.FaultPlan;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.ReferenceMarket;
import io.fairlead.sim.match.Request;
import io.fairlead.sim.match.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The desk on a clock that only moves when told to.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class DeskTest {
    @TempDir
    Path dir;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T08:00:00Z"));
    private final Recorder door = new Recorder();
    private Desk desk;
    private TradeLogWriter log;

    private void start(FaultPlan.Timed... faults) {
        Path file = dir.resolve(TradeLog.FILE_NAME);
        log = TradeLogWriter.open(file, TradeLog.load(file, 0), false);
        Exchange exchange = new Exchange(new Exchange.Settings(ReferenceMarket.listings(), 1, "P", 0));
        desk = new Desk(exchange, log, now::get, new FaultPlan(1, List.of(faults)), Duration.ofHours(1));
        desk.start(door, Thread::new);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void faultsOfThePlanStrikeWhenTheirTimeComes() {
        start(
                new FaultPlan.Timed(Duration.ofSeconds(60), new Fault.Rejects(0)),
                new FaultPlan.Timed(Duration.ofSeconds(30), new Fault.Rejects(100)),
                new FaultPlan.Timed(Duration.ofSeconds(45), new Fault.Disconnect("FAIRLEAD")));
        assertThat(answerTo("a")).containsExactly(ExecType.NEW);
        pass(Duration.ofMillis(29_999));
        assertThat(answerTo("b")).containsExactly(ExecType.NEW);
        pass(Duration.ofMillis(1));
        assertThat(answerTo("c")).containsExactly(ExecType.REJECTED);
        assertThat(door.struck).isEmpty();
        pass(Duration.ofSeconds(15));
        assertThat(answerTo("d")).containsExactly(ExecType.REJECTED);
        assertThat(door.struck).containsExactly(new Fault.Disconnect("FAIRLEAD"));
        pass(Duration.ofSeconds(15));
        assertThat(answerTo("e")).containsExactly(ExecType.NEW);
        long struck = desk.ask(_ -> desk.tally().faults());
        assertThat(struck).isEqualTo(3);
    }

    @Test
    void latencyHoldsAnAnswerUntilItIsDue() {
        start(new FaultPlan.Timed(Duration.ZERO, new Fault.Latency(Duration.ofMillis(200), Duration.ZERO)));
        assertThat(answerTo("a")).isEmpty();
        pass(Duration.ofMillis(199));
        assertThat(answers()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(answers()).containsExactly(ExecType.NEW);
    }

    @Test
    void anAnswerIsInTheLogBeforeTheDoorHasIt() {
        start();
        assertThat(answerTo("a")).containsExactly(ExecType.NEW);
        assertThat(door.loggedOrders).containsExactly(1);
    }

    @Test
    void aLogThatFailsEndsTheVenueWithoutAnAnswer() throws Exception {
        start();
        SimControl control = new SimControl(desk, List::of);
        desk.execute(log::close);
        desk.submit(order("a"));
        control.awaitStop();
        assertThat(door.answers).isEmpty();
        assertThat(door.abandoned).isTrue();
        assertThatThrownBy(control::status).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFaultInAMarketThatNobodyListsIsRefused() {
        start();
        SimControl control = new SimControl(desk, List::of);
        for (String fault :
                List.of("halt NOPE", "resume NOPE", "delist NOPE", "list NOPE", "trade-elsewhere 100 NOPE buy 1000")) {
            assertThat(control.execute("fault " + fault)).as(fault).isEqualTo("error nobody lists NOPE");
        }
        assertThat(control.execute("fault halt EUR/USD")).isEqualTo("ok");
        assertThat(answerTo("a")).containsExactly(ExecType.REJECTED);
        assertThat(control.execute("fault resume EUR/USD")).isEqualTo("ok");
        assertThat(answerTo("b")).containsExactly(ExecType.NEW);
    }

    private List<ExecType> answerTo(String clOrdId) {
        desk.submit(order(clOrdId));
        return answers();
    }

    /// The answers that the door has got since the last time.
    private List<ExecType> answers() {
        return desk.ask(_ -> {
            List<ExecType> types = List.copyOf(door.answers);
            door.answers.clear();
            return types;
        });
    }

    private void pass(Duration time) {
        now.updateAndGet(then -> then.plus(time));
    }

    private static Request order(String clOrdId) {
        Terms terms = Terms.limit(Side.BUY, Decimal.of(1_000), Decimal.of("1.05"), TimeInForce.GOOD_TILL_CANCEL);
        return new Request.New("FAIRLEAD", "", clOrdId, "EUR/USD", terms);
    }

    /// Keeps what the desk hands out. Owned by the desk's thread; read it there, or once the desk has ended.
    private final class Recorder implements Door {
        private final List<ExecType> answers = new ArrayList<>();
        private final List<ExecType> copies = new ArrayList<>();
        private final List<Integer> loggedOrders = new ArrayList<>();
        private final List<Fault> struck = new ArrayList<>();
        private boolean abandoned;

        @Override
        public void answer(Answer answer, Delivery delivery) {
            answers.add(((Answer.Report) answer).type());
            loggedOrders.add(TradeLog.load(dir.resolve(TradeLog.FILE_NAME), 1 << 20)
                    .orders()
                    .size());
        }

        @Override
        public void copy(Answer answer) {
            copies.add(((Answer.Report) answer).type());
        }

        @Override
        public void stepped(Exchange exchange, long nanos) {}

        @Override
        public void flood(Exchange exchange, int messages) {}

        @Override
        public void strike(Fault.OfLine fault, Exchange exchange) {
            struck.add(fault);
        }

        @Override
        public void abandon() {
            abandoned = true;
        }
    }
}
