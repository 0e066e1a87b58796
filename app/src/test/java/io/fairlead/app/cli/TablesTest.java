package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What people read: tables that say that they are empty, cells without JSON, and words that say what there is.
class TablesTest {
    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    private void lists(String path, String items) {
        gateway.answers("GET /api/v1/" + path, 200, "{\"items\":[" + items + "],\"next\":null,\"position\":9}");
    }

    @Test
    void aListWithoutRowsSaysSo() {
        lists("breaks", "");

        assertThat(gateway.run("breaks").out().lines()).last().isEqualTo("none");
    }

    @Test
    void fieldsOfACellAreNamedRatherThanShownAsJson() {
        lists("instruments", "{\"symbol\":\"EURUSD\",\"venueSymbols\":{\"lp\":\"EUR/USD\",\"tl\":\"EURUSD\"}}");

        assertThat(gateway.run("instruments").out().lines()).last().asString().endsWith("lp=EUR/USD tl=EURUSD");
    }

    @Test
    void aBudgetIsShownByTheLimitThatIsFullest() {
        lists("budgets", """
                {"venue":"tl","session":"a","spentPercent":40,"sent":{"cancel":1,"new":2},
                "refused":{"cancel":0,"new":3},"limits":[{"name":"QUOTES","usable":10,"perSeconds":1.0,"spent":1},
                {"name":"PLACE_ORDER","usable":5,"perSeconds":1.0,"spent":2}]}""");

        assertThat(gateway.run("budgets").out().lines())
                .last()
                .asString()
                .contains("PLACE_ORDER 2 of 5 in 1.0 s", "cancel=1 new=2", "cancel=0 new=3")
                .doesNotContain("QUOTES", "{");
    }

    @Test
    void bothSidesOfAHedgedPositionAreToldApart() {
        lists("positions", "{\"account\":\"prop\",\"symbol\":\"EURUSD\",\"side\":\"SELL\",\"singles\":[]}");

        assertThat(gateway.run("positions").out()).contains("SIDE").contains("SELL");
    }

    @Test
    void whereAnAccountMustBeNamedItSaysWhichThereAre() {
        lists("accounts", "{\"id\":\"main\"},{\"id\":\"prop\"}");

        var ran = gateway.run("order", "buy", "EURUSD", "--lots", "1");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("--account", "main, prop");
    }

    @Test
    void cancellingAllOfWhatThereIsNotIsNoSuccess() {
        lists("orders?account=nobody&limit=1000&live=true", "");
        lists("orders?account=main&limit=1000&live=true&symbol=EURSUD", "");
        lists("accounts", "{\"id\":\"main\"}");
        lists("instruments", "{\"symbol\":\"EURUSD\"}");

        var nobody = gateway.run("cancel-all", "--account", "nobody", "--yes");
        var typo = gateway.run("cancel-all", "--account", "main", "--symbol", "EURSUD", "--yes");

        assertThat(nobody.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(nobody.err()).contains("no account nobody", "main");
        assertThat(typo.err()).contains("no instrument EURSUD", "EURUSD");
        assertThat(gateway.requests).noneMatch(each -> each.startsWith("POST"));
    }

    @Test
    void whatIsMissingIsSaidOnceWithoutAWordOfTheParser() {
        assertThat(gateway.run("order", "buy", "EURUSD").err())
                .contains("fairlead: Missing required argument")
                .doesNotContain("Error:");
    }

    @Test
    void aVenueWithoutAListSaysHowToAskForOneInstrument() {
        lists("securities/lp", "");

        var ran = gateway.run("securities", "lp");

        assertThat(ran.out()).contains("none");
        assertThat(ran.err()).contains("--ask NAME", "security-list");
    }
}
