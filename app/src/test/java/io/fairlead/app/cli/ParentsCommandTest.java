package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Orders for groups of accounts from the command line.
class ParentsCommandTest {
    private static final String ACCEPTED =
            "{\"result\":\"ACCEPTED\",\"orders\":[\"o1\"],\"position\":7,\"order\":null}";

    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @Test
    void namesAGroupInPlaceOfAnAccountAndCancelsTheParent() {
        gateway.answers("POST /api/v1/orders", 201, ACCEPTED);
        gateway.answers("DELETE /api/v1/parents/c1", 202, ACCEPTED);

        gateway.run("order", "buy", "EURUSD", "--lots", "1", "--group", "both", "--id", "c1");

        assertThat(gateway.requests).singleElement().asString().contains("{\"group\":\"both\",\"clientOrderId\"");
        assertThat(gateway.run("cancel", "--parent", "c1").exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests.getLast()).startsWith("DELETE /api/v1/parents/c1");
    }
}
