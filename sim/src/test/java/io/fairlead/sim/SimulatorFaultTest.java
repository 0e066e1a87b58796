package io.fairlead.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.fault.FaultText;
import io.fairlead.sim.log.TradeLog;
import java.nio.file.Path;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each fault as a client feels it.
class SimulatorFaultTest {
    private static final String PASSWORD = "sesame";
    private static final String BUY = "35=D|55=EUR/USD|54=1|38=1000|40=1|59=3|11=";
    private static final String REST = "35=D|55=EUR/USD|54=1|38=1000|40=2|44=1.05|59=1|11=";

    @TempDir
    Path dir;

    private Simulator simulator;
    private FixClient orders;

    @BeforeEach
    void open() throws Exception {
        simulator = Simulator.start(SimConfig.reference(dir, PASSWORD, false), InstantSource.system(), Thread::new);
        orders = FixClient.connect(simulator, "FAIRLEAD", PASSWORD).awaitLogon();
    }

    @AfterEach
    void close() {
        orders.close();
        simulator.close();
    }

    private void strike(String fault) {
        simulator.control().apply(FaultText.parse(fault));
    }

    @Test
    void rejectsUntilCleared() throws Exception {
        strike("rejects 100%");
        orders.send(BUY + "a");
        orders.await("35=8|11=a|150=8|39=8|103=99");
        simulator.control().clear();
        orders.send(BUY + "b");
        orders.await("35=8|11=b|39=2");
    }

    @Test
    void latencyDelaysAnswersInOrder() throws Exception {
        strike("latency 200ms 50ms");
        long start = System.nanoTime();
        orders.send(BUY + "a");
        orders.await("35=8|11=a|150=0");
        orders.await("35=8|11=a|150=F");
        assertThat(System.nanoTime() - start).isGreaterThan(200_000_000L);
    }

    @Test
    void aSkippedSequenceNumberMakesTheClientAskForAResend() throws Exception {
        strike("gap 3");
        orders.send(BUY + "a");
        orders.await("35=8|11=a|150=0");
        orders.awaitAdmin("35=4|123=Y");
    }

    @Test
    void aSwallowedReportComesWithTheResend() throws Exception {
        strike("swallow 1");
        orders.send(BUY + "a");
        orders.await("35=8|11=a|150=0|43=Y");
    }

    @Test
    void silencesHeartbeats() throws Exception {
        strike("heartbeats off");
        Awaitility.await().until(() -> !orders.isLoggedOn());
        strike("heartbeats on");
        orders.awaitLogon();
    }

    @Test
    void cutsTheConnectionAndTakesTheClientBack() throws Exception {
        strike("disconnect FAIRLEAD");
        Awaitility.await().until(() -> !orders.isLoggedOn());
        orders.awaitLogon();
        orders.send(BUY + "a");
        orders.await("35=8|11=a|39=2");
    }

    @Test
    void forgetsItsSequenceNumbers() throws Exception {
        strike("reset");
        Awaitility.await().until(() -> !orders.isLoggedOn());
        Awaitility.await().until(() -> orders.session().hasResponder());
        orders.session().next();
        orders.awaitAdmin("35=A|34=1");
        Awaitility.await()
                .until(() -> orders.admin().stream()
                        .anyMatch(m -> FixClient.matches(m, "35=2") || FixClient.matches(m, "35=5")));
    }

    @Test
    void repeatsReportsUnderTheSameExecId() throws Exception {
        strike("duplicates 100%");
        orders.send(REST + "a");
        String first = orders.await("35=8|11=a|150=0");
        String second = orders.await("35=8|11=a|150=0");
        assertThat(FixClient.field(second, 17)).isEqualTo(FixClient.field(first, 17));
        assertThat(FixClient.field(second, 34)).isNotEqualTo(FixClient.field(first, 34));
    }

    @Test
    void repeatsReportsAsPossibleDuplicates() throws Exception {
        strike("duplicates 100% poss-dup");
        orders.send(REST + "a");
        String first = orders.await("35=8|11=a|150=0");
        // QuickFIX/J drops a duplicate before the application sees it, and stays logged on.
        orders.send(REST + "b");
        orders.await("35=8|11=b|150=0");
        assertThat(first).doesNotContain("|43=Y");
        assertThat(orders.isLoggedOn()).isTrue();
    }

    @Test
    void hidesALostFillEvenFromOrderStatus() throws Exception {
        strike("lose-fill");
        orders.send(BUY + "a");
        orders.await("35=8|11=a|150=0");
        orders.send("35=H|11=a|55=EUR/USD|54=1|790=s");
        orders.await("35=8|11=a|150=I|39=0|14=0|151=1000|790=s");
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void revealsALostFillOnlyToAskers() throws Exception {
        strike("lose-fill revealed");
        orders.send(BUY + "a");
        orders.await("35=8|11=a|150=0");
        orders.send("35=H|11=a|55=EUR/USD|54=1");
        orders.await("35=8|11=a|150=I|39=2|14=1000");
        assertThat(orders.drain(m -> FixClient.matches(m, "150=F"))).isEmpty();
    }

    @Test
    void aFillBeatsTheCancel() throws Exception {
        strike("cancel-race 100% 5ms");
        orders.send(REST + "a");
        orders.await("35=8|11=a|150=0");
        orders.send("35=F|11=c|41=a|55=EUR/USD|54=1|38=1000");
        orders.await("35=8|11=a|150=F|39=2");
        orders.await("35=9|11=c|41=a|39=2|102=0|434=1");
    }

    @Test
    void slowFillsComeBitByBit() throws Exception {
        strike("slow-fills 30");
        orders.send("35=D|55=EUR/USD|54=1|38=1000|40=1|59=1|11=a");
        for (int cum = 30; cum <= 150; cum += 30) {
            orders.await("35=8|11=a|150=F|32=30|14=" + cum);
        }
        orders.await("35=8|11=a|150=F|39=2|14=1000");
    }

    @Test
    void takesAFillBack() throws Exception {
        orders.send(BUY + "a");
        String fill = orders.await("35=8|11=a|150=F");
        strike("bust");
        orders.await("35=8|11=a|150=H|19=" + FixClient.field(fill, 17) + "|14=0");
    }

    @Test
    void floodsSubscribers() throws Exception {
        try (FixClient market =
                FixClient.connect(simulator, "FAIRLEAD-MD", PASSWORD).awaitLogon()) {
            market.subscribe("m", 1, "EUR/USD");
            market.await("35=W|262=m");
            strike("flood 1000");
            int[] seen = {0};
            Awaitility.await().until(() -> {
                seen[0] += market.drain(m -> FixClient.matches(m, "35=W")).size();
                return seen[0] >= 1_000;
            });
        }
    }

    @Test
    void aMovedPriceFillsARestingOrder() throws Exception {
        orders.send(REST + "a");
        orders.await("35=8|11=a|150=0");
        simulator.control().move("EUR/USD", Decimal.of("1.04"));
        orders.await("35=8|11=a|150=F|39=2|31=1.05");
    }

    private int executions() {
        return TradeLog.load(simulator.tradeLog(), 1 << 20).executions().size();
    }
}
