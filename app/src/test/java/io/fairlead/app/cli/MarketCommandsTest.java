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
            "consolidated":{"bids":[{"venue":"lp","price":"99","units":"5","lots":null,"own":"2"}],
            "asks":[{"venue":"other","price":"98","units":"1","lots":null,"own":"0"}],
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
        assertThat(ran.out()).containsPattern("lp +2 +5 +99 \\| 98 +1 +other").contains("left out: reference, GAPPED");
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
