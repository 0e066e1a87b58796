package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Orders for groups of accounts from the command line.
class ParentsCommandTest {
    private static final String ACCEPTED =
            "{\"result\":\"ACCEPTED\",\"orders\":[\"o1\"],\"position\":7,\"order\":null}";

    private FakeGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

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
