package io.fairlead.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sim.log.TradeLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The venue's truth outlives the venue, and the log is ahead of every answer.
class SimulatorRestartTest {
    private static final String PASSWORD = "sesame";
    private static final String REST = "35=D|55=EUR/USD|54=1|38=1000|40=2|44=1.05|59=1|11=";

    @TempDir
    Path dir;

    @Test
    void knowsItsOpenOrdersAndFillsAfterARestart() throws Exception {
        SimConfig config = SimConfig.reference(dir, PASSWORD, false);
        String orderId;
        try (Simulator simulator = start(config);
                FixClient client =
                        FixClient.connect(simulator, "FAIRLEAD", PASSWORD).awaitLogon()) {
            client.send(REST + "open");
            orderId = FixClient.field(client.await("35=8|11=open|150=0"), 37);
            client.send("35=D|55=EUR/USD|54=1|38=1000|40=1|59=3|11=done");
            client.await("35=8|11=done|39=2");
        }
        // What a killed process may leave behind.
        Files.writeString(dir.resolve(TradeLog.FILE_NAME), "{\"kind\":\"acc", StandardOpenOption.APPEND);
        // It has forgotten its sequence numbers as well; the client begins at 1, too.
        SimConfig forgetful = config.withFix(config.fix().withKeepSequences(false));
        try (Simulator simulator = start(forgetful);
                FixClient client =
                        FixClient.connect(simulator, "FAIRLEAD", PASSWORD).awaitLogon()) {
            client.send("35=AF|584=m|585=7");
            client.await("35=8|150=I|11=open|37=" + orderId + "|39=0|151=1000|584=m|911=1|912=Y");
            client.send("35=H|11=done|55=EUR/USD|54=1");
            client.await("35=8|150=I|11=done|39=2|14=1000");
            client.send("35=F|11=c|41=open|55=EUR/USD|54=1|38=1000");
            client.await("35=8|150=4|39=4|11=c|41=open|37=" + orderId);
            client.send(REST + "next");
            assertThat(FixClient.field(client.await("35=8|11=next|150=0"), 37)).isNotEqualTo(orderId);
        }
    }

    @Test
    void everyAnswerThatArrivedIsInTheLogAlready() throws Exception {
        try (Simulator simulator =
                        start(SimConfig.reference(dir, PASSWORD, false).withFsync(true));
                FixClient client =
                        FixClient.connect(simulator, "FAIRLEAD", PASSWORD).awaitLogon()) {
            for (int i = 0; i < 20; i++) {
                client.send("35=D|55=EUR/USD|54=1|38=1000|40=1|59=3|11=o" + i);
                String fill = client.await("35=8|11=o" + i + "|150=F");
                assertThat(TradeLog.load(simulator.tradeLog(), 1 << 24).executions())
                        .extracting(TradeLog.Execution::execId)
                        .contains(FixClient.field(fill, 17));
            }
        }
    }

    private static Simulator start(SimConfig config) {
        return Simulator.start(config, InstantSource.system(), Thread::new);
    }
}
