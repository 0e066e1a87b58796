package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionCommandTest {
    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @Test
    void readsCertificatesAgainAndShowsThem() {
        gateway.answers(
                "POST /api/v1/sessions/lp-orders/reload-tls",
                200,
                "{\"result\":\"RELOADED\",\"session\":\"lp-orders\",\"certificates\":[{\"holder\":\"OURS\","
                        + "\"subject\":\"CN=desk\",\"expiresAt\":\"2027-11-21T07:12:20Z\"}],\"shown\":[{\"holder\":"
                        + "\"THEIRS\",\"subject\":\"CN=venue\",\"expiresAt\":\"2026-12-21T07:12:20Z\"}]}");
        var ran = gateway.run("session", "reload-tls", "lp-orders", "--because", "renewed");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out())
                .contains("ours CN=desk, expires at 2027-11-21T07:12:20Z")
                .contains("theirs CN=venue, expires at 2026-12-21T07:12:20Z");
        assertThat(gateway.requests)
                .containsExactly("POST /api/v1/sessions/lp-orders/reload-tls {\"because\":\"renewed\"}");
    }

    @Test
    void namesEveryActionWhenOneIsUnknown() {
        var ran = gateway.run("session", "lp-orders", "explode");
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("show, connect, disconnect, reset, seq, audit and reload-tls");
        assertThat(gateway.requests).isEmpty();
    }
}
