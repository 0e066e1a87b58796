package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.EURUSD;
import static io.fairlead.venues.fixlp.Model.VENUE;
import static io.fairlead.venues.fixlp.Model.XAUUSD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.Keying;
import io.fairlead.core.model.Instrument;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Reference;
import io.fairlead.venues.fixmd.MarketDataFormat;
import io.fairlead.venues.market.DefinitionLedger;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.SubscriptionSettings;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Snapshots and increments as they come, and the books behind them.
class MarketDataTest {
    private static final String[] PIECES =
            ("262=md-1 262=md-2 262= 268=0 268=2 268=-7 279=0 279=1 279=2 279=3 279=4 279=9 "
                            + "269=0 269=1 269=2 269=J 269=Z 270=1.1 270=-1 270=x 270=99999999999999999 271=0 "
                            + "271=-5 271=1000 290=1 290=0 290=999999 278=a 278=b 280=a 83=1 83=-1 55=EUR/USD "
                            + "55=GOLD 55=NOBODY 1023=1 346=3 273=12:00:00 58=text 131=q 117=Q 132=1 326=2 "
                            + "340=9 146=1 1324=D 320=list-1")
                    .split(" ");
    private static final String[] TYPES = "W X X X Y S Z AG y BK d f h j".split(" ");
    private static final String SNAPSHOT = "262=md-1|55=EUR/USD|268=4|269=0|278=a|270=1.0850|271=1000|290=1|"
            + "269=0|278=b|270=1.0849|271=2000|290=2|269=1|278=c|270=1.0852|271=3000|290=1|"
            + "269=1|278=d|270=1.0853|271=4000|290=2|";

    private Books books = new Books();
    private FixLpFeed feed = feed(Keying.PRICE);
    private Counterparty lp = new Counterparty(feed).logOn();

    private FixLpFeed feed(Keying keying) {
        books = new Books();
        Feed settings = new Feed(
                new MarketDataFormat(5, true, keying, true, new MarketDataFormat.Extras(true, true)),
                SubscriptionSettings.STANDARD,
                new Reference(true, true, true),
                FixLpSettings.Quotes.WITH_MARKET_DATA);
        return new FixLpFeed(
                FixLpSettings.standard(VENUE).withFeed(settings),
                Model.INSTRUMENTS,
                new FixLpFeed.Surroundings(books, SubscriptionListener.NONE, () -> Fix.NOW, _ -> {}));
    }

    private void by(Keying keying) {
        feed = feed(keying);
        lp = new Counterparty(feed).logOn();
        lp.says("W", SNAPSHOT);
    }

    @Test
    void asksForIncrementsOfAllThatIsConfigured() {
        assertThat(lp.received())
                .contains("35=V|262=md-1|263=1|264=5|265=1|267=7|269=0|269=1|269=2|269=4|269=5|269=7|269=8|146=1|"
                        + "55=EUR/USD|");
    }

    @Test
    void changesLevelsByPrice() {
        lp.says("W", SNAPSHOT);
        lp.says(
                "X",
                "262=md-1|268=4|279=1|269=0|55=EUR/USD|270=1.0850|271=1500|279=2|269=1|55=EUR/USD|270=1.0852|"
                        + "279=0|269=1|55=EUR/USD|270=1.0854|271=10|279=0|269=0|55=EUR/USD|270=1.0851|271=7|");
        assertThat(bids()).containsExactly("7@1.0851", "1500@1.085", "2000@1.0849");
        assertThat(asks()).containsExactly("4000@1.0853", "10@1.0854");
    }

    @Test
    void changesLevelsByPosition() {
        by(Keying.POSITION);
        lp.says("X", "262=md-1|268=2|279=2|269=0|55=EUR/USD|290=1|279=0|269=1|55=EUR/USD|290=1|270=1.0851|271=9|");
        assertThat(bids()).containsExactly("2000@1.0849");
        assertThat(asks()).containsExactly("9@1.0851", "3000@1.0852", "4000@1.0853");
        lp.says("X", "262=md-1|268=2|279=3|269=1|55=EUR/USD|290=2|279=4|269=0|55=EUR/USD|290=1|");
        assertThat(asks()).containsExactly("4000@1.0853");
        assertThat(bids()).isEmpty();
    }

    @Test
    void changesLevelsByEntryIdAndFollowsTheirNewNames() {
        by(Keying.ENTRY_ID);
        lp.says(
                "X",
                "262=md-1|268=3|279=1|269=0|278=a|55=EUR/USD|270=1.0850|271=1500|279=2|269=1|278=c|55=EUR/USD|"
                        + "279=1|269=0|278=b2|280=b|55=EUR/USD|270=1.0848|271=2100|");
        assertThat(bids()).containsExactly("1500@1.085", "2100@1.0848");
        assertThat(asks()).containsExactly("4000@1.0853");
        lp.says("X", "262=md-1|268=1|279=2|269=0|278=b2|55=EUR/USD|");
        assertThat(bids()).containsExactly("1500@1.085");
    }

    @Test
    void deletesARangeThatBeginsAtAnEntry() {
        by(Keying.ENTRY_ID);
        lp.says("X", "262=md-1|268=2|279=3|269=1|278=c|55=EUR/USD|279=4|269=0|278=b|55=EUR/USD|");
        assertThat(bids()).containsExactly("1000@1.085");
        assertThat(asks()).containsExactly("4000@1.0853");
        assertThat(book(EURUSD).health()).isEqualTo(Health.FRESH);
        lp.says("X", "262=md-1|268=1|279=3|269=1|278=a|55=EUR/USD|");
        assertThat(book(EURUSD).health()).as("a bid is no place among offers").isEqualTo(Health.GAPPED);
    }

    @Test
    void aCrossThatLastsIsAskedForAnewAsTimeGoesBy() {
        lp.says("W", SNAPSHOT);
        lp.says("X", "262=md-1|268=1|279=0|269=0|55=EUR/USD|270=1.0854|271=5|");
        assertThat(book(EURUSD).health()).isEqualTo(Health.CROSSED);
        lp.received();
        for (int second = 1; second < 9; second++) {
            feed.poll(Fix.NOW + second * 1_000_000_000L);
        }
        assertThat(lp.received())
                .anyMatch(text -> text.startsWith("35=V|262=md-1|263=2|"))
                .anyMatch(text -> text.startsWith("35=V|262=md-3|263=1|") && text.contains("55=EUR/USD"));
    }

    @Test
    void tellsTradesAndThePricesOfTheDay() {
        lp.says("W", SNAPSHOT);
        lp.says(
                "X",
                "262=md-1|268=3|279=0|269=2|55=EUR/USD|270=1.0851|271=5|279=0|269=7|55=EUR/USD|270=1.09|"
                        + "279=0|269=8|55=EUR/USD|270=1.08|");
        assertThat(book(EURUSD).toString()).contains("1.0851", "1.09", "1.08");
        assertThat(book(EURUSD).health()).isEqualTo(Health.FRESH);
    }

    @Test
    void handsEntriesOfSeveralInstrumentsToTheirBooks() {
        feed.poll(Fix.NOW + 1_000_000_000L);
        lp.says("W", SNAPSHOT);
        lp.says("W", "262=md-2|55=GOLD|268=2|269=0|270=2650|271=1|269=1|270=2651|271=1|");
        lp.says("X", "268=2|279=1|269=0|55=EUR/USD|270=1.0850|271=1|279=1|269=0|55=GOLD|270=2650|271=2|");
        assertThat(bids().getFirst()).isEqualTo("1@1.085");
        assertThat(levels(book(XAUUSD).lastKnown().bids())).containsExactly("2@2650");
    }

    @Test
    void dropsWhatBelongsToARequestThatIsOver() {
        lp.says("W", SNAPSHOT);
        lp.says("X", "262=md-77|268=1|279=2|269=0|55=EUR/USD|270=1.0850|");
        lp.says("W", "262=md-77|55=EUR/USD|268=1|269=0|270=9|271=1|");
        lp.says("X", "262=theirs|268=1|279=2|269=0|55=USD/JPY|270=1|");
        assertThat(bids()).hasSize(2);
        assertThat(feed.unknown()).isEqualTo(3);
    }

    @Test
    void marksTheBookAndAsksAgainWhenAnIncrementMakesNoSense() {
        lp.says("W", SNAPSHOT);
        lp.received();
        lp.says("X", "262=md-1|268=1|279=2|269=0|55=EUR/USD|270=1.0700|");
        assertThat(book(EURUSD).health()).isEqualTo(Health.GAPPED);
        for (int second = 1; second < 9; second++) {
            feed.poll(Fix.NOW + second * 1_000_000_000L);
        }
        assertThat(lp.received())
                .anyMatch(text -> text.startsWith("35=V|262=md-1|263=2|"))
                .anyMatch(text -> text.startsWith("35=V|262=md-3|263=1|") && text.contains("55=EUR/USD"));
    }

    @Test
    void halts() {
        lp.says("W", SNAPSHOT);
        lp.says("f", "324=status-2|55=EUR/USD|326=2|");
        assertThat(book(EURUSD).health()).isEqualTo(Health.HALTED);
        lp.says("f", "324=status-2|55=EUR/USD|326=17|");
        assertThat(book(EURUSD).health()).isEqualTo(Health.FRESH);
        lp.says("h", "335=session-3|336=DAY|340=3|");
        assertThat(book(EURUSD).health()).isEqualTo(Health.HALTED);
    }

    @Test
    void learnsWhatTheVenueListsAndWhatChangesOfIt() {
        lp.says("y", "320=list-1|322=r|560=0|393=2|146=2|55=EUR/USD|15=USD|561=1|58=tick=0.00001|55=OTHER|15=EUR|");
        assertThat(feed.reference().securities()).hasSize(2);
        assertThat(feed.reference().securities().getFirst().symbol()).isEqualTo(EURUSD.symbol());
        lp.says("BK", "320=list-1|322=r|980=D|146=1|1324=D|55=OTHER|");
        lp.says("d", "320=definition-1|322=r|323=1|55=THIRD|15=CHF|561=10|");
        assertThat(feed.reference().securities()).hasSize(2);
        assertThat(feed.reference().securities().getLast().name()).isEqualTo("THIRD");
    }

    @Test
    void asksAboutOneInstrumentByTheVenuesNameAndKeepsWhatCameOfIt() {
        DefinitionLedger asked = feed.reference().definitions();
        long now = Fix.NOW;
        for (String name : List.of("FOURTH", "NONE", "NEVER")) {
            assertThat(asked.ask(name, now)).isNotNull();
        }
        for (int i = 0; i < 10; i++) {
            now += 1_000_000_000L;
            feed.poll(now);
        }
        assertThat(lp.received())
                .contains(
                        "35=c|320=definition-1|321=0|55=FOURTH|",
                        "35=c|320=definition-2|321=0|55=NONE|",
                        "35=c|320=definition-3|321=0|55=NEVER|");
        lp.says("d", "320=definition-1|322=r|323=1|55=FOURTH|15=CHF|561=10|");
        lp.says("d", "320=definition-2|322=r|323=5|55=NONE|58=no such thing|");
        lp.says("j", "372=c|379=definition-3|380=3|58=not here|");
        assertThat(asked.all())
                .extracting(DefinitionLedger.Asked::name, DefinitionLedger.Asked::state, DefinitionLedger.Asked::text)
                .containsExactly(
                        tuple("NEVER", DefinitionLedger.State.REFUSED, "not here"),
                        tuple("NONE", DefinitionLedger.State.REFUSED, "no such thing"),
                        tuple("FOURTH", DefinitionLedger.State.LISTED, ""));
        assertThat(feed.reference().securities().getLast().name()).isEqualTo("FOURTH");
        assertThat(asked.ask("LATE", now)).isNotNull();
        lp.hangsUp();
        assertThat(asked.all().getFirst().text()).isEqualTo("the session ended");
    }

    @Test
    void neverThrowsWhateverComes() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 20_000; run++) {
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(1, 14); i > 0; i--) {
                String field = PIECES[random.nextInt(PIECES.length)];
                body.append(field.endsWith("=") ? field + "x" : field).append('|');
            }
            feed.onMessage(lp.session, Fix.message(TYPES[random.nextInt(TYPES.length)], body.toString()), 0, Fix.NOW);
            if (run % 100 == 0) {
                feed.poll(Fix.NOW + run * 10_000_000L);
            }
        }
        assertThat(feed.subscriptions().views()).hasSize(2);
    }

    private BookSnapshot book(Instrument instrument) {
        return Objects.requireNonNull(books.book(VENUE, instrument.symbol()));
    }

    private List<String> bids() {
        return levels(book(EURUSD).lastKnown().bids());
    }

    private List<String> asks() {
        return levels(book(EURUSD).lastKnown().asks());
    }

    private static List<String> levels(List<BookSnapshot.Level> levels) {
        return levels.stream().map(level -> level.units() + "@" + level.price()).toList();
    }
}
