package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KillCommandTest {
    private static final String VENUES = "\"venues\":[{\"venue\":\"yofx\",\"massCancel\":true,"
            + "\"cancelOnDisconnect\":\"EMULATED\"}],\"position\":9}";

    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @BeforeEach
    void open() {
        gateway.answers("POST /api/v1/kill", 202, "{\"result\":\"ACCEPTED\",\"orders\":[],\"position\":9}");
        gateway.answers("POST /api/v1/release", 202, "{\"result\":\"ACCEPTED\",\"orders\":[],\"position\":9}");
    }

    private void standing(String scope, boolean confirmed, String unconfirmed) {
        gateway.answers(
                "GET /api/v1/kill",
                200,
                "{\"kills\":[{\"scope\":" + scope + ",\"phase\":\"" + (confirmed ? "NOTHING_LIVE" : "CANCELLING")
                        + "\",\"confirmed\":" + confirmed + ",\"live\":1,\"by\":\"anna\",\"because\":\"runaway\","
                        + "\"sinceAt\":\"2026-11-21T07:12:20Z\",\"confirmedAt\":\"2026-11-21T07:12:21Z\","
                        + "\"evidence\":\"main: mass status\",\"secondsLeft\":12,\"unconfirmed\":[" + unconfirmed
                        + "]}]," + VENUES);
    }

    @Test
    void stopsTheWholeGatewayAndWaitsForTheVenuesWord() {
        standing("{\"all\":true}", true, "");
        var ran = gateway.run("kill", "--because", "runaway", "--yes");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .contains("POST /api/v1/kill {\"all\":true,\"flatten\":false,\"because\":\"runaway\"}");
        assertThat(ran.out()).contains("the whole gateway: nothing is live").contains("anna: runaway");
    }

    @Test
    void saysWhatIsNotConfirmedAndFails() {
        standing(
                "{\"account\":\"main\"}",
                false,
                "{\"account\":\"main\",\"order\":\"o1\",\"status\":\"UNKNOWN\",\"why\":\"session b is not logged on\"}");
        var ran = gateway.run("kill", "--account", "main", "--flatten", "--because", "x", "--yes", "--wait", "0");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.out())
                .contains("account main: NOT CONFIRMED, CANCELLING, 1 orders live or in doubt, about 12 s left")
                .contains("o1 UNKNOWN: session b is not logged on");
        assertThat(gateway.requests)
                .contains("POST /api/v1/kill {\"account\":\"main\",\"flatten\":true,\"because\":\"x\"}");
    }

    @Test
    void asksBeforeItStopsAnything() {
        var ran = gateway.runAnswering("no\n", "kill", "--symbol", "EURUSD", "--because", "x");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).contains("This stops symbol EURUSD");
        assertThat(gateway.requests).isEmpty();
    }

    @Test
    void needsAReasonAndOneScopeAtMost() {
        assertThat(gateway.run("kill", "--yes").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.run("kill", "--account", "a", "--venue", "v", "--because", "x", "--yes")
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.run("kill", "everything").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.requests).isEmpty();
    }

    @Test
    void showsWhatIsInForceAndWhoCancelsAfterADisconnect() {
        standing("{\"venue\":\"yofx\"}", true, "");
        var ran = gateway.run("kill", "status");
        assertThat(ran.out())
                .contains("venue yofx: nothing is live, confirmed at")
                .contains("venue yofx: cancel on disconnect EMULATED, mass cancel yes");
    }

    @Test
    void releasesExactlyWhatIsNamed() {
        var ran = gateway.run("release", "--strategy", "mm", "--because", "fixed", "--yes");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .containsExactly("POST /api/v1/release {\"strategy\":\"mm\",\"because\":\"fixed\"}");
    }
}
