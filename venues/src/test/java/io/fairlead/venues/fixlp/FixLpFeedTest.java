package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.EURUSD;
import static io.fairlead.venues.fixlp.Model.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Health;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Orders;
import io.fairlead.venues.fixlp.FixLpSettings.ReduceOnly;
import io.fairlead.venues.market.SubscriptionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FixLpFeedTest {
    private static final long SECOND = 1_000_000_000L;

    private final Books books = new Books();
    private final List<Long> latencies = new ArrayList<>();
    private final List<SubscriptionListener.Turn> turns = new ArrayList<>();
    private final FixLpFeed feed = feed(books, QuantityUnit.UNITS);
    private final Counterparty lp = new Counterparty(feed);

    private FixLpFeed feed(Books into, QuantityUnit unit) {
        FixLpSettings settings = new FixLpSettings(
                VENUE,
                FixLpSettings.STANDARD_CAPABILITIES,
                new Orders(unit, '1', true, ReduceOnly.NOT_SENT, 7),
                new Feed(5, 10),
                FixLpSettings.Pool.STANDARD);
        return new FixLpFeed(
                settings,
                Model.INSTRUMENTS,
                new FixLpFeed.Surroundings(into, turns::add, () -> Fix.NOW + 7, latencies::add));
    }

    @Test
    void asksForEveryTradedInstrumentAtTheConfiguredPace() {
        lp.logOn();
        assertThat(requests()).containsExactly("EUR/USD");
        assertThat(feed.poll(Fix.NOW + SECOND / 20)).isZero();
        assertThat(feed.poll(Fix.NOW + SECOND / 10)).isEqualTo(1);
        assertThat(requests()).containsExactly("GOLD");
        assertThat(feed.poll(Fix.NOW + SECOND)).isZero();
    }

    @Test
    void asksAgainUnderNewIdsAfterAReconnect() {
        lp.logOn();
        lp.hangsUp();
        lp.received();
        feed.onLogon(new Counterparty(feed).logOn().session, Fix.NOW + SECOND);
        assertThat(feed.poll(Fix.NOW + 2 * SECOND)).isEqualTo(1);
    }

    @Test
    void writesSnapshotsIntoTheBook() {
        lp.logOn();
        lp.says(
                "W",
                "262=md-1|55=EUR/USD|268=3|269=0|270=1.0849|271=500000|269=0|270=1.0850|271=100000|"
                        + "269=1|270=1.0852|271=2500.5|");
        assertThat(eurusd())
                .isEqualTo(BookSnapshot.of(
                        new BookKey(VENUE, EURUSD.symbol()),
                        BookSnapshot.State.fresh(Fix.NOW),
                        List.of(level("1.085", "100000"), level("1.0849", "500000")),
                        List.of(level("1.0852", "2500.5"))));
        assertThat(latencies).containsExactly(7L);
    }

    @Test
    void takesNoPriceThatIsSentAgain() {
        lp.logOn();
        lp.says("W", "43=Y|122=20260105-08:59:00|262=md-1|55=EUR/USD|268=1|269=0|270=1.0849|271=500000|");
        BookSnapshot book = books.book(VENUE, EURUSD.symbol());
        assertThat(book == null || book.lastKnown().bids().isEmpty()).isTrue();
    }

    @Test
    void countsLotsAsUnits() {
        Books other = new Books();
        Counterparty lots = new Counterparty(feed(other, QuantityUnit.LOTS)).logOn();
        lots.says("W", "262=md-1|55=EUR/USD|268=2|269=0|270=1.1|271=0.5|269=0|270=1.0|271=2|");
        assertThat(Objects.requireNonNull(other.book(VENUE, EURUSD.symbol()))
                        .lastKnown()
                        .bids())
                .containsExactly(level("1.1", "50000"), level("1", "200000"));
    }

    @Test
    void doubtsABookWithLevelsThatCannotBeUnderstood() {
        lp.logOn();
        lp.says("W", "262=md-1|55=EUR/USD|268=2|269=0|270=x|271=1|269=1|270=1.2|271=1.0000000000000|");
        assertThat(eurusd().health()).isEqualTo(Health.GAPPED);
        assertThat(feed.problem()).isEqualTo("market data of EURUSD: BAD_PRICE");
        lp.says("W", "262=md-1|55=EUR/USD|268=1|269=1|270=1.2000000000000|271=1.0000000000000|");
        assertThat(eurusd().tradable()).isEqualTo(new BookSnapshot.Sides(List.of(), List.of(level("1.2", "1"))));
    }

    @Test
    void ignoresInstrumentsThatNobodyAskedFor() {
        lp.logOn();
        lp.says("W", "262=md-9|55=USD/JPY|268=1|269=0|270=155|271=1|");
        lp.says("B", "148=news|");
        assertThat(books.books()).allMatch(book -> book.health() == Health.AWAITED);
    }

    @Test
    void greysTheBooksWhenTheFeedIsCut() {
        lp.logOn();
        lp.says("W", "262=md-1|55=EUR/USD|268=1|269=0|270=1.1|271=1|");
        lp.hangsUp();
        assertThat(eurusd().health()).isEqualTo(Health.STALE);
        assertThat(eurusd().lastKnown().bids()).containsExactly(level("1.1", "1"));
        assertThat(feed.poll(Fix.NOW + SECOND)).isZero();
    }

    @Test
    void asksAgainLaterWhenTheProviderIsBusy() {
        lp.logOn();
        feed.poll(Fix.NOW + SECOND);
        requests();
        lp.says("Y", "262=md-1|281=2|58=slow down|");
        assertThat(feed.problem()).isEqualTo("MarketDataRequest(V) md-1 refused: slow down");
        assertThat(feed.poll(Fix.NOW + 5 * SECOND)).isZero();
        assertThat(feed.poll(Fix.NOW + 11 * SECOND)).isEqualTo(1);
        assertThat(requests()).containsExactly("EUR/USD");
    }

    @Test
    void givesUpOnAnInstrumentThatTheProviderDoesNotKnow() {
        lp.logOn();
        feed.poll(Fix.NOW + SECOND);
        lp.says("Y", "262=md-2|281=0|");
        lp.says("Y", "262=md-77|281=1|");
        lp.says("Y", "262=md-1|");
        assertThat(feed.problem()).isEqualTo("MarketDataRequest(V) md-1 refused: no reason given");
        assertThat(feed.poll(Fix.NOW + 60 * SECOND)).isZero();
    }

    private BookSnapshot eurusd() {
        return Objects.requireNonNull(books.book(VENUE, EURUSD.symbol()));
    }

    private List<String> requests() {
        return lp.received().stream()
                .filter(text -> text.startsWith("35=V|"))
                .map(text -> text.replaceAll(".*\\|55=([^|]*)\\|.*", "$1"))
                .toList();
    }

    private static Level level(String price, String units) {
        return new Level(Decimal.of(price), Decimal.of(units));
    }
}
