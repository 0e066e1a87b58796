package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardCommandTest {
    private static final String ACCEPTED = "{\"result\":\"ACCEPTED\",\"orders\":[],\"position\":9}";

    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @BeforeEach
    void open() {
        gateway.answers(
                "GET /api/v1/accounts",
                200,
                "{\"items\":[{\"id\":\"prop-1\",\"publishedLimits\":{\"dailyLoss\":\"4%\",\"drawdown\":null,"
                        + "\"drawdownFrom\":null,\"maxLots\":\"5\",\"maxPositions\":null}},"
                        + "{\"id\":\"main\",\"publishedLimits\":null}],\"next\":null,\"position\":9}");
        gateway.answers(
                "GET /api/v1/guard",
                200,
                "{\"items\":[{\"account\":\"prop-1\",\"locked\":true,\"locks\":[{\"limit\":\"DAILY_LOSS\","
                        + "\"why\":\"95200 is below 95250\"}],\"sources\":[]}],\"next\":null,\"position\":9}");
    }

    @Test
    void showsLocksAndWhatVenuesPublish() {
        var ran = gateway.run("guard");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out())
                .contains("prop-1 is locked, DAILY_LOSS: 95200 is below 95250")
                .contains("prop-1, published by its venue: dailyLoss 4%, maxLots 5")
                .doesNotContain("main, published");
    }

    @Test
    void acceptsWhatIsPublishedOnceItWasShown() {
        gateway.answers("POST /api/v1/guard/prop-1/accept", 202, ACCEPTED);
        var asked = gateway.runAnswering("no\n", "guard", "accept", "prop-1", "--because", "plan");
        assertThat(asked.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(asked.err()).contains("These limits will count for prop-1: dailyLoss 4%, maxLots 5");
        gateway.requests.clear();
        assertThat(gateway.run("guard", "accept", "prop-1", "--because", "plan", "--yes")
                        .exitCode())
                .isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .containsExactly("GET /api/v1/accounts", "POST /api/v1/guard/prop-1/accept {\"because\":\"plan\"}");
    }

    @Test
    void dropsReleasesAndStatesABalance() {
        gateway.answers("POST /api/v1/guard/prop-1/drop", 202, ACCEPTED);
        gateway.answers("POST /api/v1/guard/prop-1/release", 202, ACCEPTED);
        gateway.answers("POST /api/v1/guard/prop-1/balance", 202, ACCEPTED);
        gateway.run("guard", "drop", "prop-1", "--because", "other plan");
        gateway.run("guard", "release", "prop-1", "--because", "seen");
        gateway.run("guard", "balance", "prop-1", "--is", "99000", "--new-start", "--because", "reset");
        assertThat(gateway.requests)
                .containsExactly(
                        "POST /api/v1/guard/prop-1/drop {\"because\":\"other plan\"}",
                        "POST /api/v1/guard/prop-1/release {\"because\":\"seen\"}",
                        "POST /api/v1/guard/prop-1/balance"
                                + " {\"because\":\"reset\",\"balance\":\"99000\",\"newStart\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guard accept --because x",
                "guard accept prop-1",
                "guard balance prop-1 --because x",
                "guard explode prop-1"
            })
    void wrongLinesEndWithTwoAndReachNoGateway(String line) {
        assertThat(gateway.run(line.split(" ", -1)).exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.requests).isEmpty();
    }
}
