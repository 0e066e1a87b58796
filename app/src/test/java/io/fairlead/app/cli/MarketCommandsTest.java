package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketCommandsTest {
    private static final String BOOK = """
            {"symbol":"BTC/USD","books":[{"venue":"lp","health":"FRESH","receivedAt":"2026-11-21T16:00:00.5Z",
            "bids":[{"price":"99","units":"5","lots":null,"orders":1,"own":"2"}],"asks":[]}],
            "consolidated":{"bids":[{"venue":"lp","price":"99","units":"5","lots":null,"own":"2","tradable":true}],
            "asks":[{"venue":"other","price":"98","units":"1","lots":null,"own":"0","tradable":false}],
            "leftOut":[{"venue":"reference","health":"GAPPED","since":"2026-11-21T15:59:58Z"}]}}""";

    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @Test
    void aBookShowsWhatOfALevelIsOurs() {
        gateway.answers("GET /api/v1/book/BTC%2FUSD", 200, BOOK);
        var ran = gateway.run("book", "BTC/USD");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out())
                .contains("BTC/USD at lp  FRESH")
                .containsPattern("OURS +UNITS +BID")
                .containsPattern(" 2 +5 +99 \\|");
    }

    @Test
    void allVenuesBooksAreShownAsOneWithWhoIsLeftOut() {
        gateway.answers("GET /api/v1/book/BTC%2FUSD", 200, BOOK);
        var ran = gateway.run("book", "BTC/USD", "--consolidated");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out())
                .containsPattern("lp +2 +5 +99 \\| 98 +1 +other\\*\n")
                .contains("* takes no orders", "left out: reference, GAPPED");
    }

    @Test
    void aVenueIsAskedAboutOneInstrumentByItsOwnName() {
        gateway.answers("POST /api/v1/securities/lp/definitions", 202, "{\"result\":\"ACCEPTED\",\"id\":\"d-2\"}");
        gateway.answers(
                "GET /api/v1/securities/lp/definitions",
                200,
                "{\"items\":[{\"id\":\"d-2\",\"name\":\"EURUSD\",\"state\":\"LISTED\",\"text\":\"\"},"
                        + "{\"id\":\"d-1\",\"name\":\"EURUSD\",\"state\":\"REFUSED\",\"text\":\"\"}]}");
        gateway.answers(
                "GET /api/v1/securities/lp",
                200,
                "{\"items\":[{\"name\":\"GBPUSD\"},{\"name\":\"EURUSD\",\"tick\":\"0.00001\"}]}");
        var ran = gateway.run("securities", "lp", "--ask", "EURUSD");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).containsPattern("EURUSD .*0\\.00001").doesNotContain("GBPUSD");
        assertThat(gateway.requests).startsWith("POST /api/v1/securities/lp/definitions {\"name\":\"EURUSD\"}");

        gateway.answers(
                "GET /api/v1/securities/lp/definitions",
                200,
                "{\"items\":[{\"id\":\"d-2\",\"name\":\"X\",\"state\":\"REFUSED\",\"text\":\"unknown\"}]}");
        var refused = gateway.run("securities", "lp", "--ask", "X");
        assertThat(refused.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.out()).contains("refused: unknown");
    }

    @Test
    void aSymbolWithASlashIsSubscribedToAndEnded() {
        gateway.answers("POST /api/v1/subscriptions", 202, "{\"result\":\"ACCEPTED\"}");
        gateway.answers("DELETE /api/v1/subscriptions/lp/BTC%2FUSD", 202, "{\"result\":\"ACCEPTED\"}");
        assertThat(gateway.run("subscriptions", "--add", "lp/BTC/USD").exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(gateway.run("subscriptions", "--end", "lp/BTC/USD").exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .containsExactly(
                        "POST /api/v1/subscriptions {\"venue\":\"lp\",\"symbol\":\"BTC/USD\"}",
                        "DELETE /api/v1/subscriptions/lp/BTC%2FUSD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscriptions --add lp",
                "subscriptions --add lp/",
                "subscriptions --add lp/EURUSD --end lp/USDJPY",
                "record --for 0",
                "record --on --off",
                "bars EURUSD --csv --json"
            })
    void wrongLinesEndWithTwoAndReachNoGateway(String line) {
        var ran = gateway.run(line.split(" ", -1));
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.requests).isEmpty();
    }
}
