package io.fairlead.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The FIX door, spoken to by QuickFIX/J over loopback.
class SimulatorTest {
    private static final String PASSWORD = "sesame";

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

    @Test
    void acknowledgesAndFillsAMarketOrder() throws Exception {
        orders.send("35=D|11=a1|1=ACC|55=EUR/USD|54=1|38=1000|40=1|59=3");
        String ack = orders.await("35=8|11=a1|150=0|39=0");
        assertThat(FixClient.matches(ack, "1=ACC|55=EUR/USD|54=1|38=1000|40=1|59=3|14=0|151=1000|6=0"))
                .as(ack)
                .isTrue();
        String fill = orders.await("35=8|11=a1|150=F|39=2|14=1000|151=0|32=1000");
        assertThat(FixClient.field(fill, 31)).startsWith("1.08");
        assertThat(FixClient.field(fill, 6)).isEqualTo(FixClient.field(fill, 31));
        assertThat(FixClient.field(fill, 37)).isEqualTo(FixClient.field(ack, 37));
    }

    @Test
    void publishesMarketDataForASubscription() throws Exception {
        try (FixClient market =
                FixClient.connect(simulator, "FAIRLEAD-MD", PASSWORD).awaitLogon()) {
            market.subscribe("m1", 3, "EUR/USD", "XAU/USD");
            String first = market.await("35=W|262=m1|55=EUR/USD|268=6");
            assertThat(first).contains("|269=0|270=1.08", "|269=1|270=1.08");
            market.await("35=W|262=m1|55=XAU/USD");
            market.await("35=W|262=m1|55=EUR/USD");
        }
    }
}
