package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsCommandTest {
    private static final String ACCEPTED = "{\"result\":\"ACCEPTED\",\"orders\":[],\"position\":9}";

    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @Test
    void showsEachLimitWithWhatIsLeftAndWhoChangedIt() {
        gateway.answers(
                "GET /api/v1/limits",
                200,
                "{\"items\":[{\"scope\":\"account main\",\"limit\":\"max-open-orders\",\"value\":\"10\",\"used\":\"3\","
                        + "\"headroom\":\"7\",\"where\":\"\",\"source\":\"CHANGED\",\"changedBy\":\"ada\","
                        + "\"because\":\"trial\"}],\"next\":null,\"position\":9}");
        var ran = gateway.run("limits");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out())
                .contains("SCOPE", "LEFT")
                .containsPattern("account main +max-open-orders +10 +3 +7 .*CHANGED +ada +trial");
    }

    @Test
    void showsOnlyTheLimitsOfTheScopeThatIsNamed() {
        gateway.answers(
                "GET /api/v1/limits",
                200,
                "{\"items\":[{\"scope\":\"gateway\",\"account\":null,\"limit\":\"max-leverage\"},"
                        + "{\"scope\":\"account main\",\"account\":\"main\",\"limit\":\"max-open-orders\"}]}");
        assertThat(gateway.run("limits", "--account", "main").out())
                .contains("max-open-orders")
                .doesNotContain("max-leverage");
        assertThat(gateway.run("limits", "--account", "main", "--json").out())
                .contains("max-open-orders")
                .doesNotContain("max-leverage");
    }

    @Test
    void setsALimitOfAScopeWithItsReason() {
        gateway.answers("PUT /api/v1/limits", 202, ACCEPTED);
        var ran = gateway.run(
                "limits",
                "set",
                "max-order-lots",
                "5",
                "--account",
                "main",
                "--symbol",
                "EURUSD",
                "--because",
                "trial",
                "--yes");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .containsExactly("PUT /api/v1/limits {\"limit\":\"max-order-lots\",\"because\":\"trial\","
                        + "\"account\":\"main\",\"symbol\":\"EURUSD\",\"value\":\"5\"}");
    }

    @Test
    void takesAChangeBack() {
        gateway.answers("POST /api/v1/limits/reset", 202, ACCEPTED);
        var ran = gateway.run("limits", "reset", "max-order-lots", "--because", "trial over", "--yes");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .containsExactly("POST /api/v1/limits/reset {\"limit\":\"max-order-lots\",\"because\":\"trial over\"}");
    }

    @Test
    void asksBeforeALimitChangesAndSaysWhichScope() {
        var ran =
                gateway.runAnswering("no\n", "limits", "set", "max-leverage", "off", "--venue", "lp", "--because", "x");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).contains("This sets max-leverage of venue lp to off");
        assertThat(gateway.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limits set max-order-lots 5 --yes",
                "limits set max-order-lots --because x --yes",
                "limits reset max-order-lots 5 --because x --yes",
                "limits show max-order-lots"
            })
    void wrongLinesEndWithTwoAndReachNoGateway(String line) {
        assertThat(gateway.run(line.split(" ", -1)).exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.requests).isEmpty();
    }
}
