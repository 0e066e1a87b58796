package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.quote.VenueQuote;
import io.fairlead.venues.market.Subscription;
import io.fairlead.venues.market.Subscriptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Subscriptions, quotes and securities over HTTP, with a real feed behind it.
class MarketApiTest {
    private static final String ITEM = "{\"venue\": \"lp\", \"symbol\": \"EUR/USD\"}";

    @RegisterExtension
    private final RunningApi api = new RunningApi();

    /// A venue that takes every request and sends nothing.
    private static final class SilentLine implements Subscriptions.Line {
        @Override
        public boolean ask(Subscription of, long requestId, long nowNanos) {
            return true;
        }

        @Override
        public boolean end(Subscription of, long nowNanos) {
            return true;
        }
    }

    private JsonNode subscription() {
        return api.get("/api/v1/subscriptions").json().at("/items/0");
    }

    @Test
    void subscriptionsShowWhereTheyStandAndWhoReadsThem() {
        Subscriptions subscriptions = api.feed.subscriptions();
        subscriptions.up(new SilentLine(), FakeGateway.START_NANOS);
        subscriptions.poll(FakeGateway.START_NANOS + 1_000_000_000L);
        assertThat(subscription().path("state").asText()).isEqualTo("REQUESTED");
        assertThat(subscription().path("readers").asInt()).isZero();

        assertThat(api.post("/api/v1/subscriptions", ITEM).status()).isEqualTo(202);
        assertThat(api.post("/api/v1/subscriptions", ITEM).status())
                .as("again does nothing")
                .isEqualTo(202);
        subscriptions.poll(FakeGateway.START_NANOS + 2_000_000_000L);
        assertThat(subscription().path("readers").asInt()).isEqualTo(1);

        assertThat(api.send("DELETE", "/api/v1/subscriptions/lp/EUR%2FUSD", api.admin, "")
                        .status())
                .isEqualTo(202);
        assertThat(api.send("DELETE", "/api/v1/subscriptions/lp/EUR%2FUSD", api.admin, "")
                        .code())
                .isEqualTo("SUBSCRIPTION_UNKNOWN");
        assertThat(api.post("/api/v1/subscriptions", ITEM.replace("EUR/USD", "DOGE"))
                        .code())
                .isEqualTo("FIELD_VALUE");
        assertThat(api.audited)
                .as("what was refused is none")
                .hasSize(3)
                .allMatch(deed -> deed.contains(" EUR/USD at lp ada, token "))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("SUBSCRIPTION_BEGUN "),
                        again -> assertThat(again).startsWith("SUBSCRIPTION_BEGUN "),
                        ended -> assertThat(ended).startsWith("SUBSCRIPTION_ENDED "));
    }

    @Test
    void aQuoteIsAskedForAndReadByItsId() {
        RunningApi.Answer asked = api.post("/api/v1/quotes", ITEM);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String id = asked.json().path("id").asText();
        assertThat(api.audited).singleElement().asString().startsWith("QUOTE_ASKED " + id + " of EUR/USD at lp ada");
        assertThat(api.get("/api/v1/quotes/" + id).json().path("done").asBoolean())
                .isFalse();
        assertThat(api.get("/api/v1/quotes").json().at("/items/0/state").asText())
                .isEqualTo("ASKED");

        api.feed
                .quotes()
                .ledger()
                .quoted(new VenueQuote(
                        FakeGateway.VENUE,
                        "V-7",
                        id,
                        FakeGateway.EURUSD,
                        true,
                        null,
                        new VenueQuote.Price(Decimal.of("1.0851"), null, Decimal.of(1_000_000), null, null),
                        null,
                        FakeGateway.START_NANOS,
                        0,
                        ""));
        JsonNode quote = api.get("/api/v1/quotes/" + id).json();
        assertThat(quote.path("done").asBoolean()).isTrue();
        assertThat(quote.at("/quotes/0/offer/price").asText()).isEqualTo("1.0851");
        assertThat(quote.at("/quotes/0/state").asText()).isEqualTo("OPEN");
        assertThat(quote.at("/quotes/0/bid").isNull()).isTrue();
    }

    @Test
    void aQuoteThatCannotBeAskedForSaysWhy() {
        assertThat(api.post("/api/v1/quotes", "{\"venue\": \"lp\"}").code()).isEqualTo("FIELD_MISSING");
        for (String wrong : new String[] {
            "\"units\": \"-1\"", "\"side\": \"SIDEWAYS\"", "\"settlDate\": \"soon\"", "\"units\": \"much\""
        }) {
            RunningApi.Answer answer = api.post("/api/v1/quotes", ITEM.replace("}", ", " + wrong + "}"));
            assertThat(answer.code()).as(wrong).isEqualTo("FIELD_VALUE");
        }
        assertThat(api.get("/api/v1/quotes/q-none").code()).isEqualTo("QUOTE_REQUEST_UNKNOWN");
    }

    @Test
    void aVenueIsAskedAboutAnInstrumentThatIsNotConfigured() {
        RunningApi.Answer asked = api.post("/api/v1/securities/lp/definitions", "{\"name\": \"DOGE/USD\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        String id = asked.json().path("id").asText();
        assertThat(api.audited).singleElement().asString().startsWith("DEFINITION_ASKED DOGE/USD at lp ada");
        JsonNode first = api.get("/api/v1/securities/lp/definitions").json().at("/items/0");
        assertThat(first.path("id").asText()).isEqualTo(id);
        assertThat(first.path("state").asText()).isEqualTo("ASKED");

        api.feed.poll(FakeGateway.START_NANOS);
        assertThat(api.get("/api/v1/securities/lp/definitions")
                        .json()
                        .at("/items/0/state")
                        .asText())
                .as("no session is there to ask over")
                .isEqualTo("REFUSED");
        assertThat(api.post("/api/v1/securities/lp/definitions", "{\"name\": \"a\\u0001b\"}")
                        .code())
                .isEqualTo("FIELD_VALUE");
        assertThat(api.post("/api/v1/securities/nobody/definitions", "{\"name\": \"X\"}")
                        .code())
                .isEqualTo("FIELD_VALUE");
    }

    @Test
    void securitiesOfAVenueWithMarketDataAlone() {
        assertThat(api.get("/api/v1/securities/lp").json().path("items")).isEmpty();
        assertThat(api.get("/api/v1/securities/nobody").code()).isEqualTo("FIELD_VALUE");
        assertThat(api.send(api.request("/api/v1/securities/lp", api.viewer)
                                .header("Accept", "text/csv")
                                .build())
                        .body())
                .startsWith("name,symbol,currency,roundLot,least,tick,text");
    }
}
