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

    @Test
    void replacesAndCancelsARestingOrder() throws Exception {
        orders.send("35=D|11=a|55=USD/JPY|54=2|38=500|40=2|44=160.125|59=1");
        String ack = orders.await("35=8|11=a|150=0|44=160.125");
        orders.send("35=G|11=b|41=a|55=USD/JPY|54=2|38=400|40=2|44=161|59=1");
        String replaced = orders.await("35=8|11=b|41=a|150=5|39=0|38=400|44=161|151=400");
        assertThat(FixClient.field(replaced, 37)).isEqualTo(FixClient.field(ack, 37));
        orders.send("35=F|11=c|41=b|55=USD/JPY|54=2|38=400");
        orders.await("35=8|11=c|41=b|150=4|39=4|151=0");
        orders.send("35=F|11=d|41=zzz|55=USD/JPY|54=2|38=400");
        orders.await("35=9|11=d|41=zzz|37=NONE|39=8|102=1|434=1");
        orders.send("35=G|11=e|41=b|55=USD/JPY|54=2|38=400|40=2|44=161");
        orders.await("35=9|11=e|39=4|102=0|434=2");
    }

    @Test
    void answersMassCancelAndStatusOfNothing() throws Exception {
        orders.send("35=D|11=a|55=EUR/USD|54=1|38=1000|40=2|44=1.05|59=0");
        orders.await("35=8|11=a|150=0|59=0");
        orders.send("35=q|11=mc|530=7");
        orders.await("35=8|11=mc|41=a|150=4|39=4");
        orders.await("35=r|11=mc|530=7|531=7|533=1");
        orders.send("35=AF|584=m|585=7");
        orders.await("35=8|150=I|39=8|103=5|584=m|911=0|912=Y");
        orders.send("35=H|11=none|55=EUR/USD|54=1|790=s");
        orders.await("35=8|150=I|39=8|103=5|11=none|37=NONE|790=s");
    }

    @Test
    void takesDatedOrders() throws Exception {
        orders.send("35=D|11=a|55=EUR/USD|54=1|38=1000|40=2|44=1.05|59=6|432=20990101");
        orders.await("35=8|11=a|150=0|59=6|126=20990102-00:00:00.000");
        orders.send("35=D|11=b|55=EUR/USD|54=1|38=1000|40=2|44=1.05|59=6|126=20200101-00:00:00");
        orders.await("35=8|11=b|150=8|103=4");
        orders.send("35=D|11=c|55=EUR/USD|54=1|38=1000|40=P|44=1.05");
        orders.await("35=8|11=c|150=8|103=99");
    }

    @Test
    void refusesMarketDataItDoesNotHaveAndEndsWhatIsUnsubscribed() throws Exception {
        try (FixClient market =
                FixClient.connect(simulator, "FAIRLEAD-MD", PASSWORD).awaitLogon()) {
            market.subscribe("m1", 1, "NO/NE");
            market.await("35=Y|262=m1|281=0");
            market.subscribe("m2", 1, "BTC/USD");
            market.await("35=W|262=m2");
            market.subscribe("m2", 1, "BTC/USD");
            market.await("35=Y|262=m2|281=1");
            quickfix.Message end = FixClient.marketDataRequest("m2", 1, "BTC/USD");
            end.setChar(263, '2');
            market.sendRaw(end);
            quickfix.Message unheardOf = FixClient.marketDataRequest("m3", -1, "BTC/USD");
            market.sendRaw(unheardOf);
            market.await("35=Y|262=m3|281=5");
            market.send("35=x|320=s|559=4");
            market.await("35=y|320=s|560=0|146=5|55=BTC/USD");
            assertThat(market.drain(m -> FixClient.matches(m, "262=m2"))).isEmpty();
            market.send("35=D|11=a|55=EUR/USD|54=1|38=1000|40=1");
            market.await("35=j|372=D|380=6");
        }
    }
}
