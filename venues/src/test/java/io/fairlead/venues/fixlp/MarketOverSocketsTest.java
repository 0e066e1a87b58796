package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.MarketPair.MARKET;
import static io.fairlead.venues.fixlp.MarketPair.OTHER_MARKET;
import static io.fairlead.venues.fixlp.MarketPair.symbol;
import static io.fairlead.venues.fixlp.MarketPair.venue;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.core.quote.VenueQuote;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.fault.FeedFault.Naming;
import io.fairlead.sim.fault.FeedFault.Spoil;
import io.fairlead.sim.match.Depth;
import io.fairlead.venues.market.QuoteLedger;
import io.fairlead.venues.market.Security;
import io.fairlead.venues.market.SubscriptionState;
import io.fairlead.venues.market.SubscriptionView;
import io.fairlead.venues.market.Subscriptions;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Market data, quotes and reference data over FIX, against a venue built on QuickFIX/J. Whatever happens on the way,
/// each book ends fresh and the venue's, and at no moment was it called fresh while it was not.
class MarketOverSocketsTest {
    private static final String EVERY_SESSION = "";

    private final MarketPair pair;

    /// One of its own for each test: a book that needed a picture waits longer before it asks for another.
    MarketOverSocketsTest(@TempDir Path directory) {
        pair = new MarketPair(directory);
    }

    @BeforeEach
    void begin() {
        pair.untilRight();
        pair.forget();
    }

    @AfterEach
    void neverCalledFreshWhatWasWrong() {
        pair.close();
        assertThat(pair.wrong()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void incrementsKeepTheBookTheVenues(Naming naming) {
        long before = pair.book(naming).faults().total();
        for (int i = 0; i < 40; i++) {
            if (i % 10 == 9) {
                pair.move("1.08" + (100 + i));
            }
            pair.step();
            pair.until("the step has come", () -> pair.isRight(naming, MARKET));
        }
        assertThat(pair.seen(naming)).containsOnly(Health.FRESH);
        assertThat(pair.book(naming).faults().total()).isEqualTo(before);
        assertThat(pair.book(naming).snapshot().statistics().lastPrice()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CROSSED")
    void spoiltUpdateIsNoticedAndANewPictureFetched(Spoil spoil) {
        Map<Naming, Long> before = faults();
        pair.control().apply(new FeedFault.BadUpdates(EVERY_SESSION, spoil, 1));
        pair.until("every book noticed", () -> {
            pair.step();
            return faults().entrySet().stream().allMatch(each -> each.getValue() > before.get(each.getKey()));
        });
        pair.skip(6);
        pair.untilRight();
        for (Naming each : Naming.values()) {
            assertThat(pair.seen(each)).contains(Health.GAPPED);
        }
    }

    private Map<Naming, Long> faults() {
        Map<Naming, Long> counts = new EnumMap<>(Naming.class);
        for (Naming each : Naming.values()) {
            counts.put(each, pair.book(each).faults().total());
        }
        return counts;
    }

    @Test
    void crossThatLastsIsMendedByANewPicture() {
        pair.control().apply(new FeedFault.BadUpdates(EVERY_SESSION, Spoil.CROSSED, 1));
        pair.step();
        untilAll(Health.CROSSED);
        for (Naming each : Naming.values()) {
            assertThat(pair.book(each).snapshot().tradable()).isNull();
        }
        pair.skip(7);
        pair.untilRight();
    }

    @Test
    void messagesLostOnTheLineMakeTheBookGapped() {
        pair.control().apply(new Fault.Swallow(EVERY_SESSION, 2));
        pair.until("every book noticed", () -> {
            pair.step();
            return List.of(Naming.values()).stream()
                    .allMatch(each -> pair.seen(each).contains(Health.GAPPED));
        });
        pair.untilRight();
    }

    @Test
    void nothingOfBeforeIsLeftAfterAReconnect() {
        pair.control().apply(new Fault.Disconnect(EVERY_SESSION));
        pair.move("1.31");
        pair.step();
        pair.until(
                "every connection was cut",
                () -> List.of(Naming.values()).stream()
                        .allMatch(each -> pair.seen(each).contains(Health.STALE)));
        pair.untilRight();
        pair.step();
        pair.untilRight();
    }

    @Test
    void ghostsOfAVenueWithABadMemoryAreSeenByTheCrossAndDriven() {
        pair.control().apply(new FeedFault.Ghosts(EVERY_SESSION, true));
        pair.control().apply(new Fault.Disconnect(EVERY_SESSION));
        pair.move("1.42");
        pair.step();
        untilAll(Health.CROSSED);
        pair.skip(7);
        pair.untilRight();
    }

    @Test
    void haltedMarketIsNotTradedOnUntilItResumes() {
        pair.control().apply(new Fault.Halt(MARKET, true));
        pair.step();
        untilAll(Health.HALTED);
        assertThat(pair.book(Naming.PRICE).snapshot().tradable()).isNull();
        pair.control().apply(new Fault.Halt(MARKET, false));
        pair.step();
        pair.untilRight();
        assertThat(pair.book(Naming.PRICE).snapshot().state().trading()).isEqualTo(TradingStatus.OPEN);
    }

    private void untilAll(Health health) {
        pair.until(
                "every book is " + health,
                () -> List.of(Naming.values()).stream()
                        .allMatch(each -> pair.book(each).snapshot().health() == health));
    }

    @Test
    void subscriptionLastsFromTheFirstReaderToTheLast() {
        Subscriptions subscriptions = pair.feedBy(Naming.ID).subscriptions();
        Subscriptions.Reading one = Objects.requireNonNull(subscriptions.read(symbol(OTHER_MARKET)));
        Subscriptions.Reading other = Objects.requireNonNull(subscriptions.read(symbol(OTHER_MARKET)));
        pair.until("the other market has come", () -> pair.isRight(Naming.ID, OTHER_MARKET));
        one.close();
        pair.skip(6);
        pair.step();
        pair.until("it goes on for the reader that is left", () -> pair.isRight(Naming.ID, OTHER_MARKET));
        other.close();
        pair.skip(1);
        pair.skip(6);
        pair.until(
                "nobody reads it any more",
                () -> pair.book(Naming.ID, OTHER_MARKET).snapshot().health() == Health.LOST);
        pair.step();
        pair.untilRight();
        try (Subscriptions.Reading _ = Objects.requireNonNull(subscriptions.read(symbol(OTHER_MARKET)))) {
            pair.until("it came again", () -> pair.isRight(Naming.ID, OTHER_MARKET));
        }
    }

    @Test
    void refusalIsToldWithItsReasonAndLeavesTheOthersAlone() {
        FixLpFeed feed = pair.feedBy(Naming.PRICE);
        try (Subscriptions.Reading _ =
                Objects.requireNonNull(feed.subscriptions().read(symbol("NO/NE")))) {
            pair.until(
                    "the venue refused",
                    () -> pair.book(Naming.PRICE, "NO/NE").snapshot().health() == Health.LOST);
            assertThat(feed.problem()).contains("refused: Symbol(55) is not listed: NO/NE");
            pair.skip(1);
            SubscriptionView refused = feed.subscriptions().views().stream()
                    .filter(each -> each.symbol().equals(symbol("NO/NE")))
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.state()).isEqualTo(SubscriptionState.LOST);
            assertThat(refused.why()).isEqualTo("Symbol(55) is not listed: NO/NE");
        }
        pair.step();
        pair.untilRight();
    }

    @Test
    void quotesOfSeveralInstrumentsAreTheVenuesPrices() {
        QuoteLedger.Asked asked = asked("q-several", leg(MARKET, true), leg(OTHER_MARKET, false));
        assertThat(asked.problem()).isEmpty();
        Depth market = pair.control().depth(MARKET, 1);
        VenueQuote firm = quote(asked, each -> each.symbol().equals(symbol(MARKET)));
        assertThat(firm.firm()).isTrue();
        assertThat(Objects.requireNonNull(firm.bid()).price())
                .isEqualTo(market.bids().getFirst().price());
        assertThat(Objects.requireNonNull(firm.offer()).price())
                .isEqualTo(market.asks().getFirst().price());
        assertThat(firm.validUntilNanos()).isPositive();
        assertThat(quote(asked, each -> each.symbol().equals(symbol(OTHER_MARKET)))
                        .firm())
                .isFalse();

        pair.control().apply(new FeedFault.CancelQuotes(EVERY_SESSION));
        QuoteLedger ledger = pair.feedBy(Naming.PRICE).quotes().ledger();
        pair.until(
                "the firm one is taken back",
                () -> !Objects.requireNonNull(ledger.find(firm.id())).ended().isEmpty());
    }

    @Test
    void refusedQuoteRequestSaysWhy() {
        pair.control().apply(new FeedFault.QuoteAnswers(EVERY_SESSION, FeedFault.QuoteAnswer.REFUSED));
        assertThat(asked("q-refused", leg(MARKET, true)).problem()).isEqualTo("simulated refusal (reason 10)");
    }

    private static QuoteAsk.Leg leg(String market, boolean firm) {
        return new QuoteAsk.Leg(symbol(market), firm, null, null, null);
    }

    private QuoteLedger.Asked asked(String id, QuoteAsk.Leg... legs) {
        QuoteLedger ledger = pair.feedBy(Naming.PRICE).quotes().ledger();
        assertThat(ledger.ask(new QuoteAsk(venue(Naming.PRICE), id, List.of(legs)), pair.now()))
                .isTrue();
        pair.until(
                "the quotes came",
                () -> Objects.requireNonNull(ledger.asked(id)).isDone());
        return Objects.requireNonNull(ledger.asked(id));
    }

    private static VenueQuote quote(QuoteLedger.Asked asked, Predicate<VenueQuote> which) {
        return asked.quotes().stream().filter(which).findFirst().orElseThrow();
    }

    @Test
    void venueTellsWhatItListsAndThatItIsOpen() {
        FixLpReference reference = pair.feedBy(Naming.POSITION).reference();
        pair.until("the list has come", () -> reference.securities().size() == 5);
        assertThat(reference.securities())
                .anySatisfy(each -> assertThat(each.symbol()).isEqualTo(symbol(OTHER_MARKET)));
        pair.until("the session is open", () -> reference.tradingSession() == TradingStatus.OPEN);
        BookSnapshot book = pair.book(Naming.POSITION).snapshot();
        assertThat(book.state().trading()).isEqualTo(TradingStatus.OPEN);
    }

    @Test
    void venueTellsWhatChangesOfItsList() {
        FixLpReference reference = pair.feedBy(Naming.POSITION).reference();
        pair.until("the list has come", () -> reference.securities().size() == 5);
        pair.control().apply(new Fault.Listed(OTHER_MARKET, false));
        pair.step();
        pair.until("one has left the list", () -> reference.securities().size() == 4);
        pair.control().apply(new Fault.Halt(MARKET, true));
        pair.step();
        pair.until("one is halted", () -> trading(reference, MARKET) == TradingStatus.HALTED);
        pair.control().apply(new Fault.Halt(MARKET, false));
        pair.step();
        pair.until("it goes on", () -> trading(reference, MARKET) == TradingStatus.OPEN);
        pair.control().apply(new Fault.Listed(OTHER_MARKET, true));
        pair.step();
        pair.until("the other is back", () -> trading(reference, OTHER_MARKET) == TradingStatus.OPEN);
        assertThat(reference.securities()).hasSize(5);
    }

    private static @Nullable TradingStatus trading(FixLpReference reference, String market) {
        return reference.securities().stream()
                .filter(each -> symbol(market).equals(each.symbol()))
                .map(Security::trading)
                .findFirst()
                .orElse(null);
    }
}
