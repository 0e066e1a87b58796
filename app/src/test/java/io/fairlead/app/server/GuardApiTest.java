package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.LimitsPublished;
import io.fairlead.core.guard.Assessment;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.ProposedLimits;
import io.fairlead.gateway.GuardView;
import io.fairlead.gateway.ReadSide;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The guard over HTTP: what venues publish, and what admins say.
class GuardApiTest {
    static final ProposedLimits LIMITS = new ProposedLimits(
            LossLimit.parse("4%"),
            new ProposedLimits.Drawdown(LossLimit.parse("8% of start"), GuardRules.From.EQUITY_HIGH),
            Decimal.of(5),
            2);

    @RegisterExtension
    private final RunningApi api = new RunningApi();

    static Guards.Published published() {
        return new Guards.Published(
                new LimitsPublished(FakeGateway.VENUE, FakeGateway.ACCOUNT, "riskRules", LIMITS),
                FakeGateway.START_NANOS);
    }

    /// The account of the fake gateway, held to what was accepted.
    static GuardView guarded(ReadSide readSide) {
        GuardLedger ledger = GuardLedger.of(GuardRules.NONE)
                .after(new GuardEvent.LimitsAccepted(
                        FakeGateway.START_NANOS,
                        new Origin("ada", "t1", "local"),
                        FakeGateway.ACCOUNT,
                        LIMITS,
                        "riskRules",
                        "as the plan says"));
        return new GuardView(readSide.accounts().getFirst().account(), ledger, Assessment.of(ledger, List.of()));
    }

    @Test
    void showsWhatAVenuePublishesWithTheAccount() {
        assertThat(api.get("/api/v1/accounts")
                        .json()
                        .at("/items/0/publishedLimits")
                        .isNull())
                .isTrue();
        api.gateway.publishedLimits = published();
        JsonNode shown = api.get("/api/v1/accounts").json().at("/items/0/publishedLimits");
        assertThat(shown.path("dailyLoss").asText()).isEqualTo("4%");
        assertThat(shown.path("drawdown").asText()).isEqualTo("8% of start");
        assertThat(shown.path("drawdownFrom").asText()).isEqualTo("EQUITY_HIGH");
        assertThat(shown.path("maxLots").asText()).isEqualTo("5");
        assertThat(shown.path("maxPositions").asInt()).isEqualTo(2);
        assertThat(shown.path("source").asText()).isEqualTo("riskRules");
    }

    @Test
    void showsWhatWasAcceptedByWhom() {
        api.gateway.guards = List.of(guarded(api.gateway));
        JsonNode accepted = api.get("/api/v1/guard").json().at("/items/0/accepted");
        assertThat(accepted.path("dailyLoss").asText()).isEqualTo("4%");
        assertThat(accepted.path("by").asText()).isEqualTo("ada");
        assertThat(accepted.path("because").asText()).isEqualTo("as the plan says");
    }

    @Test
    void takesAnAdminsWordWithItsReason() {
        String because = "{\"because\": \"the plan\"}";
        for (String deed : List.of("accept", "drop", "release")) {
            String path = "/api/v1/guard/main/" + deed;
            assertThat(api.send("POST", path, api.trader, because).status()).isEqualTo(403);
            assertThat(api.post(path, "{}").code()).isEqualTo("FIELD_MISSING");
            assertThat(api.post("/api/v1/guard/nobody/" + deed, because).code()).isEqualTo("ACCOUNT_UNKNOWN");
            assertThat(api.post(path, because).status()).isEqualTo(202);
        }
        assertThat(api.gateway.commands)
                .hasExactlyElementsOfTypes(
                        GuardCommand.AcceptLimits.class, GuardCommand.DropLimits.class, GuardCommand.ReleaseGuard.class)
                .allSatisfy(command ->
                        assertThat(((GuardCommand) command).account()).isEqualTo(FakeGateway.ACCOUNT));
    }
}
