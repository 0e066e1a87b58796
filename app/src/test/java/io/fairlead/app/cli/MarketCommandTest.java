package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Subscriptions, quotes, securities, bars and recordings on the command line.
class MarketCommandTest {
    private static final String ACCEPTED = "{\"result\":\"ACCEPTED\"}";
    private static final String OFF =
            "{\"state\":\"OFF\",\"file\":null,\"problem\":null,\"entries\":7,\"bytes\":90,\"waiting\":0,"
                    + "\"dropped\":2,\"files\":[\"md-2026-11-18-001.fmd\"]}";

    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @Test
    void listsSubscriptionsWithWhatStandsAgainstThem() {
        gateway.answers(
                "GET /api/v1/subscriptions",
                200,
                "{\"items\":[{\"venue\":\"lp\",\"symbol\":\"EURUSD\",\"state\":\"LOST\",\"readers\":2,"
                        + "\"why\":\"not permitted\",\"updates\":0,\"requests\":3}],\"next\":null,\"position\":9}");
        var ran = gateway.run("subscriptions");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("VENUE", "EURUSD", "LOST", "not permitted");
        assertThat(gateway.run("subscriptions", "--json").out()).contains("\"why\":\"not permitted\"");
    }

    @Test
    void subscribesAndEndsThat() {
        gateway.answers("POST /api/v1/subscriptions", 202, ACCEPTED);
        gateway.answers("DELETE /api/v1/subscriptions/lp/EURUSD", 202, ACCEPTED);
        assertThat(gateway.run("subscriptions", "--add", "lp/EURUSD").exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(gateway.run("subscriptions", "--end", "lp/EURUSD").exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .containsExactly(
                        "POST /api/v1/subscriptions {\"venue\":\"lp\",\"symbol\":\"EURUSD\"}",
                        "DELETE /api/v1/subscriptions/lp/EURUSD");
    }

    @Test
    void asksForAQuoteAndShowsIt() {
        gateway.answers("POST /api/v1/quotes", 202, "{\"result\":\"ACCEPTED\",\"id\":\"q1-1\"}");
        gateway.answers(
                "GET /api/v1/quotes/q1-1",
                200,
                "{\"id\":\"q1-1\",\"done\":true,\"problem\":\"\",\"quotes\":[{\"id\":\"V-7\",\"symbol\":\"EURUSD\","
                        + "\"firm\":true,\"state\":\"OPEN\",\"bid\":{\"price\":\"1.085\"},\"offer\":{\"price\":"
                        + "\"1.0851\",\"most\":\"1000000\"}}]}");
        var ran = gateway.run("quote", "EURUSD", "--venue", "lp", "--units", "100000", "--side", "buy");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("V-7", "OPEN", "1.085", "1.0851", "1000000");
        assertThat(gateway.requests.getFirst())
                .startsWith("POST /api/v1/quotes {\"venue\":\"lp\",\"symbol\":\"EURUSD\",\"units\":")
                .endsWith(",\"side\":\"BUY\"}");
    }

    @Test
    void aQuoteThatIsRefusedOrDoesNotComeIsAFailure() {
        gateway.answers("POST /api/v1/quotes", 202, "{\"result\":\"ACCEPTED\",\"id\":\"q1-1\"}");
        gateway.answers("GET /api/v1/quotes/q1-1", 200, "{\"done\":true,\"problem\":\"no market\",\"quotes\":[]}");
        var refused = gateway.run("quote", "EURUSD", "--venue", "lp");
        assertThat(refused.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.out()).contains("refused: no market");
        gateway.answers("GET /api/v1/quotes/q1-1", 200, "{\"done\":false,\"problem\":\"\",\"quotes\":[]}");
        var late = gateway.run("quote", "EURUSD", "--venue", "lp", "--wait", "0");
        assertThat(late.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(late.out()).contains("no quote within 0 s");
    }

    @Test
    void showsWhatAVenueLists() {
        gateway.answers(
                "GET /api/v1/securities/lp",
                200,
                "{\"items\":[{\"name\":\"EUR/USD\",\"symbol\":\"EURUSD\",\"currency\":\"EUR\",\"tick\":"
                        + "\"0.00001\"}],\"next\":null,\"position\":9}");
        var ran = gateway.run("securities", "lp");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("EUR/USD", "EURUSD", "0.00001");
        var unknown = gateway.run("securities", "nobody");
        assertThat(unknown.exitCode()).isNotEqualTo(ExitCodes.OK);
    }

    @Test
    void showsBars() {
        var ran = gateway.run("bars", "EURUSD", "--size", "1s", "--source", "trades", "--venue", "lp", "--limit", "3");
        assertThat(ran.exitCode()).as("no script").isNotEqualTo(ExitCodes.OK);
        String asked = gateway.requests.getFirst();
        assertThat(asked)
                .startsWith("GET /api/v1/bars/EURUSD?")
                .contains("size=1s", "source=trades", "venue=lp", "limit=3");
        gateway.answers(
                asked,
                200,
                "{\"items\":[{\"at\":\"2026-11-18T11:06:40Z\",\"open\":\"1.085\",\"high\":\"1.087\",\"low\":\"1.084\","
                        + "\"close\":\"1.086\",\"volume\":\"7\",\"ticks\":3,\"settled\":true}]}");
        var again =
                gateway.run("bars", "EURUSD", "--size", "1s", "--source", "trades", "--venue", "lp", "--limit", "3");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCodes.OK);
        assertThat(again.out()).contains("OPEN", "1.085", "1.087", "1.084", "1.086");
    }

    @Test
    void switchesRecordingAndSaysHowItIsDoing() {
        gateway.answers("POST /api/v1/recording", 202, ACCEPTED);
        gateway.answers("GET /api/v1/recording", 200, OFF);
        var ran = gateway.run("record");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("OFF", "7 entries and 90 bytes written, 0 waiting, 2 dropped", "md-2026");
        gateway.requests.clear();
        var during = gateway.run("record", "--for", "1");
        assertThat(during.out())
                .contains("recorded 0 entries, 0 bytes; 0 dropped; the recording is off")
                .doesNotContain("md-2026");
        assertThat(gateway.requests)
                .containsExactly(
                        "GET /api/v1/recording",
                        "POST /api/v1/recording {\"on\":true}",
                        "POST /api/v1/recording {\"on\":false}",
                        "GET /api/v1/recording");
        gateway.answers(
                "GET /api/v1/recording",
                200,
                OFF.replace("OFF", "FAILED").replace("\"problem\":null", "\"problem\":\"disk full\""));
        var failed = gateway.run("record");
        assertThat(failed.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(failed.out()).contains("disk full");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscriptions --add EURUSD",
                "subscriptions --end lp/",
                "quote EURUSD",
                "quote --venue lp",
                "securities",
                "bars",
                "record --on --off",
                "record --on --for 3"
            })
    void wrongLinesEndWithTwoAndReachNoGateway(String line) {
        assertThat(gateway.run(line.split(" ", -1)).exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.requests).isEmpty();
    }
}
