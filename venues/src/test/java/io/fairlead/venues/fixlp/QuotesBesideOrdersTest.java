package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.EURUSD;
import static io.fairlead.venues.fixlp.Model.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.Books;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Quotes;
import io.fairlead.venues.fixlp.FixLpSettings.Reference;
import io.fairlead.venues.fixmd.MarketDataFormat;
import io.fairlead.venues.market.QuoteLedger;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.SubscriptionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A provider that carries market data on one session, and quotes with the orders on another.
class QuotesBesideOrdersTest {
    private static final FixLpSettings SETTINGS = FixLpSettings.standard(VENUE)
            .withFeed(new Feed(
                    MarketDataFormat.STANDARD,
                    SubscriptionSettings.STANDARD.onDemand(),
                    Reference.NONE,
                    Quotes.WITH_ORDERS));

    private final List<VenueInput> inputs = new ArrayList<>();
    private final FixLpFeed feed = new FixLpFeed(
            SETTINGS,
            Model.INSTRUMENTS,
            new FixLpFeed.Surroundings(new Books(), SubscriptionListener.NONE, () -> Fix.NOW, _ -> {}));
    private final FixLpQuotes quotes = feed.quotes();
    private final FixLpVenue venue = new FixLpVenue(
            SETTINGS,
            List.of(FixLpSession.primary("orders")),
            Model.INSTRUMENTS,
            List.of(Model.ACCOUNT),
            feed.besideOrders(true),
            new FixLpVenue.Core(inputs::add, () -> Fix.NOW));
    private final Counterparty orders = new Counterparty(venue.sessions().getFirst());
    private final Counterparty prices = new Counterparty(feed);

    @BeforeEach
    void loggedOn() {
        orders.logOn();
        prices.logOn();
        orders.received();
        inputs.clear();
    }

    private void ask(String id) {
        QuoteAsk.Leg leg = new QuoteAsk.Leg(EURUSD.symbol(), true, Side.BUY, Decimal.of(10_000), null);
        assertThat(quotes.ledger().ask(new QuoteAsk(VENUE, id, List.of(leg)), Fix.NOW))
                .isTrue();
        feed.poll(Fix.NOW);
        quotes.poll(Fix.NOW);
    }

    private QuoteLedger.Asked asked(String id) {
        return Objects.requireNonNull(quotes.ledger().asked(id));
    }

    @Test
    void areAskedForAndComeOverTheOrderSession() {
        ask("q1");
        assertThat(prices.received()).noneMatch(text -> text.startsWith("35=R"));
        assertThat(orders.received()).singleElement().asString().startsWith("35=R|131=q1|146=1|55=EUR/USD|");
        orders.says("S", "131=q1|117=Q7|537=1|55=EUR/USD|133=1.0852|135=10000|");
        assertThat(asked("q1").quotes())
                .singleElement()
                .satisfies(quote -> assertThat(quote.id()).isEqualTo("Q7"));
        assertThat(inputs).isEmpty();
    }

    @Test
    void areRefusedByABusinessRejectAndByTheSessionsEnd() {
        ask("q1");
        orders.says("j", "372=R|379=q1|380=3|58=no quotes here|");
        assertThat(asked("q1").problem()).isEqualTo("no quotes here");
        ask("q2");
        prices.hangsUp();
        assertThat(asked("q2").problem())
                .as("the other session is none of theirs")
                .isEmpty();
        orders.hangsUp();
        assertThat(asked("q2").problem()).isEqualTo("the session ended");
    }

    @Test
    void comeToNothingOverTheSessionOfMarketData() {
        ask("q1");
        prices.says("S", "131=q1|117=Q7|537=1|55=EUR/USD|133=1.0852|135=10000|");
        assertThat(asked("q1").quotes()).isEmpty();
    }
}
