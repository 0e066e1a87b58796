package io.fairlead.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sim.fault.FaultText;
import io.fairlead.sim.fix.FixLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quickfix.Group;

/// What the door sells besides orders, heard by a client that others wrote, too.
class MarketDoorTest {
    private static final String PASSWORD = "market-door";

    private Simulator simulator;
    private FixClient client;

    MarketDoorTest(@TempDir Path dir) throws Exception {
        FixLogin login = new FixLogin("DESK", FixLogin.Role.BOTH, false, "fairlead", PASSWORD);
        SimConfig config = SimConfig.reference(dir, PASSWORD, false).withStep(Duration.ofMillis(10));
        simulator = Simulator.start(
                config.withFix(config.fix().withLogins(List.of(login)).withMarketDataInterval(Duration.ofMillis(10))),
                InstantSource.system(),
                Thread::new);
        client = FixClient.connect(simulator, "DESK", PASSWORD);
    }

    @BeforeEach
    void logOn() throws Exception {
        client.awaitLogon();
    }

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void namesLevelsByPrice() throws Exception {
        incremental("m1", 3, "EUR/USD", '0', '1');
        client.await("35=W|262=m1|55=EUR/USD|268=6");
        assertThat(client.await("35=X|262=m1")).contains("|55=EUR/USD|").doesNotContain("|278=", "|290=");
    }

    @Test
    void namesLevelsByPositionOrIdWhereToldTo() throws Exception {
        fault("levels position DESK");
        incremental("m1", 5, "BTC/USD", '0', '1');
        assertThat(client.await("35=X|262=m1")).contains("|290=").doesNotContain("|278=");
        fault("levels id DESK");
        incremental("m2", 5, "BTC/USD", '0', '1');
        assertThat(client.await("35=X|262=m2")).containsPattern("\\|278=L[0-9]+\\|");
    }

    @Test
    void tellsTradesAndThePricesOfTheDay() throws Exception {
        incremental("m1", 1, "EUR/USD", '2', '4', '7', '8');
        assertThat(client.await("35=W|262=m1")).contains("|269=4|270=1.085|").contains("|269=7|");
        assertThat(client.await("35=X|262=m1")).containsPattern("\\|269=2\\|278=T[0-9]+\\|");
    }

    @Test
    void saysWhyItRefuses() throws Exception {
        incremental("m1", 1, "EUR/USD", '6');
        client.await("35=Y|262=m1|281=8");
        incremental("m2", -1, "EUR/USD", '0');
        client.await("35=Y|262=m2|281=5");
        incremental("m3", 1, "NO/NE", '0');
        client.await("35=Y|262=m3|281=0");
        incremental("m4", 1, "EUR/USD", '0');
        client.await("35=W|262=m4");
        incremental("m4", 1, "EUR/USD", '0');
        client.await("35=Y|262=m4|281=1");
    }

    @Test
    void quotesSpotAndForwardAndTradesAFirmQuoteOnce() throws Exception {
        quoteRequest("q1", "EUR/USD", 1, null);
        String quote = client.await("35=S|131=q1|537=1|55=EUR/USD");
        String id = quote.replaceAll(".*\\|117=([^|]*)\\|.*", "$1");
        client.send("35=D|11=o1|1=A|55=EUR/USD|54=1|38=1000|40=D|117=" + id);
        client.await("35=8|11=o1|39=2");
        client.send("35=D|11=o2|1=A|55=EUR/USD|54=1|38=1000|40=D|117=" + id);
        client.await("35=8|11=o2|39=8");
        quoteRequest("q2", "EUR/USD", 1, "20991231");
        assertThat(client.await("35=S|131=q2"))
                .contains("|64=20991231|")
                .contains("|188=")
                .contains("|189=");
        quoteRequest("q3", "EUR/USD", 0, null);
        client.await("35=S|131=q3|537=0");
        quoteRequest("q4", "NO/NE", 1, null);
        client.await("35=AG|131=q4|658=1");
        fault("cancel-quotes DESK");
        client.await("35=Z|131=q2");
        fault("quotes refused DESK");
        quoteRequest("q5", "EUR/USD", 1, null);
        client.await("35=AG|131=q5|658=10");
    }

    @Test
    void tellsWhatIsListedAndWhenItIsHalted() throws Exception {
        client.send("35=x|320=l1|559=0|55=EUR/USD");
        client.await("35=y|320=l1|560=0|146=1|55=EUR/USD");
        client.send("35=c|320=d1|321=0|55=XAU/USD");
        client.await("35=d|320=d1|323=1|55=XAU/USD");
        client.send("35=c|320=d2|321=0|55=NO/NE");
        client.await("35=d|320=d2|323=6");
        client.send("35=e|324=s1|55=EUR/USD|263=1");
        client.await("35=f|324=s1|55=EUR/USD|326=17");
        client.send("35=g|335=t1|263=1");
        client.await("35=h|335=t1|340=2");
        fault("halt EUR/USD");
        client.await("35=f|324=s1|55=EUR/USD|325=Y|326=2");
        client.send("35=D|11=h1|1=A|55=EUR/USD|54=1|38=1000|40=1");
        client.await("35=8|11=h1|39=8|103=2");
        fault("resume EUR/USD");
        client.await("35=f|324=s1|55=EUR/USD|325=Y|326=17");
    }

    @Test
    void spoilsUpdatesAsItIsTold() throws Exception {
        incremental("m1", 2, "EUR/USD", '0', '1');
        client.await("35=W|262=m1");
        fault("updates negative 1 DESK");
        client.await("35=X|262=m1|270=-1");
        fault("updates absent-delete 1 DESK");
        client.await("35=X|262=m1|278=NOBODY78");
    }

    private void fault(String text) {
        simulator.control().apply(FaultText.parse(text));
    }

    private void incremental(String mdReqId, int depth, String symbol, char... types) {
        quickfix.Message request = FixClient.message("35=V|262=" + mdReqId + "|263=1|264=" + depth + "|265=1");
        for (char type : types) {
            Group entry = new Group(267, 269);
            entry.setChar(269, type);
            request.addGroup(entry);
        }
        Group related = new Group(146, 55);
        related.setString(55, symbol);
        request.addGroup(related);
        client.sendRaw(request);
    }

    private void quoteRequest(String id, String symbol, int type, String settlDate) {
        quickfix.Message request = FixClient.message("35=R|131=" + id);
        Group related = new Group(146, 55, new int[] {55, 537, 38, 64});
        related.setString(55, symbol);
        related.setInt(537, type);
        if (settlDate != null) {
            related.setString(64, settlDate);
        }
        request.addGroup(related);
        client.sendRaw(request);
    }
}
