package io.fairlead.venues.tradelocker.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookReader;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Health;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.market.SubscriptionSettings;
import io.fairlead.venues.market.SubscriptionState;
import io.fairlead.venues.market.Subscriptions;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.BarRow;
import io.fairlead.venues.tradelocker.rest.DepthRow;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.QuoteRow;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Quotes that are asked for, in virtual time.
class TradeLockerQuotesTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1000 * MILLI;
    private static final VenueId VENUE = new VenueId("tl");
    private static final AccountRef ACCOUNT = LiveWorld.account(1);

    private final FakeRest rest = new FakeRest(new FakeAccounts());
    private Books books = new Books();
    private final List<InstrumentRow> rows = new ArrayList<>();
    private TradeLockerQuotes quotes = quotes(books, QuoteSettings.Extras.NONE);
    private long nowNanos = 1_800_000_000L * SECOND;

    private TradeLockerQuotes quotes(Books into, QuoteSettings.Extras extras) {
        rows.clear();
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            instruments.add(instrument(i));
            rows.add(new InstrumentRow("27" + i, "", "PAIR" + i, "", null, List.of("1"), List.of("2", "3")));
            rest.quotes.put("27" + i, quote("1.10", "1.12"));
        }
        return new TradeLockerQuotes(
                new QuoteSettings(
                        VENUE,
                        SubscriptionSettings.STANDARD.onDemand(),
                        SECOND,
                        10 * SECOND,
                        QuantityUnit.UNITS,
                        extras),
                instruments,
                into,
                rest,
                SubscriptionListener.NONE);
    }

    private static Instrument instrument(int number) {
        Decimal one = Decimal.ONE;
        return new Instrument(
                symbol(number),
                new Currency("EUR"),
                new Currency("USD"),
                new Instrument.Contract(Decimal.of(100), Decimal.of("0.01"), one, one, Decimal.of(100)),
                Map.of(VENUE, "PAIR" + number));
    }

    private static Symbol symbol(int number) {
        return new Symbol("PAIR" + number);
    }

    private static QuoteRow quote(String bid, String ask) {
        return new QuoteRow(Decimal.of(ask), Decimal.of(5), Decimal.of(bid), null);
    }

    private Subscriptions.Reading read(int number) {
        return Objects.requireNonNull(quotes.subscriptions().read(symbol(number)));
    }

    private BookSnapshot book(int number) {
        BookReader reader = Objects.requireNonNull(books.find(new BookKey(VENUE, symbol(number))));
        return reader.snapshot();
    }

    private void run(long nanos) {
        long end = nowNanos + nanos;
        while (nowNanos < end) {
            nowNanos += 10 * MILLI;
            rest.poll(nowNanos);
            quotes.poll(nowNanos);
        }
    }

    @Test
    void asksForWhatIsReadAlone() {
        quotes.up(ACCOUNT, rows, nowNanos);
        run(2 * SECOND);
        assertThat(rest.countOf(Route.QUOTES, ACCOUNT, 0)).isZero();
        var _ = read(1);
        run(SECOND);
        assertThat(book(1).state().health()).isEqualTo(Health.FRESH);
        assertThat(book(1).lastKnown().bids().getFirst().price()).isEqualTo(Decimal.of("1.1"));
        assertThat(book(1).lastKnown().asks().getFirst().units()).isEqualTo(Decimal.of(5));
        assertThat(book(2).state().health()).isNotEqualTo(Health.FRESH);
        int before = rest.countOf(Route.QUOTES, ACCOUNT, 0);
        run(10 * SECOND);
        assertThat(rest.countOf(Route.QUOTES, ACCOUNT, 0) - before).isBetween(9, 11);
        assertThat(rest.countOf(Route.INSTRUMENTS, ACCOUNT, 0))
                .as("the route is looked for once")
                .isEqualTo(1);
    }

    @Test
    void asksForAllLevelsAndForTheDayWhereThatIsWanted() {
        books = new Books();
        quotes = quotes(books, new QuoteSettings.Extras(true, 60 * SECOND));
        DepthRow.Level best = new DepthRow.Level(Decimal.of("1.10"), Decimal.of(5));
        DepthRow.Level second = new DepthRow.Level(Decimal.of("1.09"), Decimal.of(7));
        DepthRow.Level offer = new DepthRow.Level(Decimal.of("1.12"), Decimal.of(3));
        rest.depths.put("271", new DepthRow(List.of(offer), List.of(best, second)));
        Decimal open = Decimal.of("1.08");
        rest.days.put("271", new BarRow(0, open, Decimal.of("1.13"), Decimal.of("1.07"), Decimal.of("1.1"), null));
        quotes.up(ACCOUNT, rows, nowNanos);
        var _ = read(1);
        run(5 * SECOND);
        assertThat(book(1).lastKnown().bids())
                .extracting(level -> level.units().toString())
                .containsExactly("5", "7");
        assertThat(book(1).lastKnown().asks()).hasSize(1);
        assertThat(book(1).statistics().session().high()).isEqualTo(Decimal.of("1.13"));
        assertThat(book(1).statistics().session().low()).isEqualTo(Decimal.of("1.07"));
        assertThat(rest.countOf(Route.DAILY_BAR, ACCOUNT, 0)).isEqualTo(1);
        run(60 * SECOND);
        assertThat(rest.countOf(Route.DAILY_BAR, ACCOUNT, 0)).isEqualTo(2);
    }

    @Test
    void stopsWhereNobodyReadsAnyMore() {
        quotes.up(ACCOUNT, rows, nowNanos);
        Subscriptions.Reading reading = read(0);
        run(2 * SECOND);
        reading.close();
        run(10 * SECOND);
        int before = rest.countOf(Route.QUOTES, ACCOUNT, 0);
        run(10 * SECOND);
        assertThat(rest.countOf(Route.QUOTES, ACCOUNT, 0)).isEqualTo(before);
        assertThat(book(0).state().health()).isEqualTo(Health.LOST);
    }

    @Test
    void staysWithinTheBudgetAndSharesIt() {
        rest.mostPerSecond.put(Route.QUOTES, 2);
        quotes.up(ACCOUNT, rows, nowNanos);
        for (int i = 0; i < 4; i++) {
            var _ = read(i);
        }
        run(20 * SECOND);
        assertThat(rest.mostInASecond(Route.QUOTES)).isEqualTo(2);
        for (int i = 0; i < 4; i++) {
            assertThat(book(i).state().health()).isEqualTo(Health.FRESH);
        }
    }

    @Test
    void priceThatIsNotToldAnewIsStaleAndAsOldAsItsQuestion() {
        quotes.up(ACCOUNT, rows, nowNanos);
        var _ = read(0);
        run(2 * SECOND);
        rest.fate = (_, _) -> () -> new Reply.Unknown<>("away");
        run(9 * SECOND);
        assertThat(book(0).state().health()).isEqualTo(Health.FRESH);
        run(3 * SECOND);
        assertThat(book(0).state().health()).isEqualTo(Health.STALE);
        rest.fate = FakeRest.Fate.ANSWERED;
        run(2 * SECOND);
        assertThat(book(0).state().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void routeThatRefusesIsLookedForAnewAndThenTheInstrumentIsLeftForAWhile() {
        quotes.up(ACCOUNT, rows, nowNanos);
        var _ = read(0);
        run(2 * SECOND);
        rest.fate = (_, route) -> route == Route.QUOTES ? () -> new Reply.Refused<>(200, "No quotes") : null;
        run(3 * SECOND + SECOND / 2);
        assertThat(rest.forgotten).isEqualTo(3);
        assertThat(quotes.subscriptions().views().getFirst().state()).isEqualTo(SubscriptionState.LOST);
        assertThat(quotes.subscriptions().views().getFirst().why()).isEqualTo("No quotes");
        rest.fate = FakeRest.Fate.ANSWERED;
        run(15 * SECOND);
        assertThat(book(0).state().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void instrumentThatIsNotListedIsRefusedForGood() {
        rows.removeFirst();
        quotes.up(ACCOUNT, rows, nowNanos);
        var _ = read(0);
        run(2 * SECOND);
        assertThat(quotes.subscriptions().views().getFirst().why()).isEqualTo("the account does not list it");
        assertThat(book(0).state().health()).isEqualTo(Health.LOST);
    }

    @Test
    void pricesOfAVenueThatIsAwayAreNotFresh() {
        quotes.up(ACCOUNT, rows, nowNanos);
        var _ = read(0);
        run(2 * SECOND);
        quotes.down("the login is out", nowNanos);
        run(SECOND);
        assertThat(book(0).state().health()).isEqualTo(Health.STALE);
        quotes.up(ACCOUNT, rows, nowNanos);
        run(SECOND);
        assertThat(book(0).state().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void waitsWhereTheInterfaceSaysSoAndLooksAgainAtOnceInDoubt() {
        quotes.up(ACCOUNT, rows, nowNanos);
        var _ = read(0);
        run(2 * SECOND);
        rest.fate = (_, _) -> () -> new Reply.NotSent<>(Reply.Cause.THROTTLED, "HTTP 429", nowNanos + 20 * SECOND);
        run(2 * SECOND);
        rest.fate = FakeRest.Fate.ANSWERED;
        long since = nowNanos;
        run(15 * SECOND);
        quotes.refresh(new BookKey(VENUE, symbol(0)), nowNanos);
        run(SECOND);
        assertThat(rest.countOf(Route.QUOTES, ACCOUNT, since)).isZero();
        run(6 * SECOND);
        since = nowNanos;
        run(SECOND / 2);
        int inTurn = rest.countOf(Route.QUOTES, ACCOUNT, since);
        quotes.refresh(new BookKey(VENUE, symbol(0)), nowNanos);
        run(SECOND / 10);
        assertThat(rest.countOf(Route.QUOTES, ACCOUNT, since)).isEqualTo(inTurn + 1);
    }
}
