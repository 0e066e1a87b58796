package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.SessionView;
import io.fairlead.gateway.SessionView.Purpose;
import io.fairlead.venues.market.SubscriptionState;
import io.fairlead.venues.market.SubscriptionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Prices that are missing, and a past that can't be kept.
class PriceAlertsTest {
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final VenueId LP = new VenueId("lp");

    private final List<SessionView> sessions = new ArrayList<>();
    private final List<SubscriptionView> subscriptions = new ArrayList<>();
    private final List<BookSnapshot> books = new ArrayList<>();
    private final AlertSource source =
            new PriceSource(() -> sessions, () -> subscriptions, () -> books, AlertLimits.STANDARD);

    private List<String> found(long seconds) {
        return found(source, NOW + seconds * SECOND);
    }

    private static List<String> found(AlertSource of, long now) {
        List<String> found = new ArrayList<>();
        of.find(now, each -> found.add(each.kind() + " " + each.subject() + ": " + each.text()));
        return found;
    }

    private void session(String venue, Purpose purpose, boolean up) {
        sessions.removeIf(each -> each.venue().value().equals(venue) && each.purpose() == purpose);
        sessions.add(new SessionView(
                venue,
                new VenueId(venue),
                purpose,
                false,
                new SessionView.Link(up ? "UP" : "DOWN", up, up, "", NOW, NOW, NOW, NOW),
                new SessionView.SequenceNumbers(1, 1, true),
                new SessionView.Counts(Map.of(), Map.of(), 0, 0, Map.of(), 0, 0, 0),
                SessionView.Trouble.NONE,
                up ? "" : "silent",
                null));
    }

    private void book(String symbol, Health health) {
        books.removeIf(each -> each.symbol().value().equals(symbol));
        books.add(BookSnapshot.of(
                new BookKey(LP, new Symbol(symbol)),
                new BookSnapshot.State(health, 0, 0, TradingStatus.UNKNOWN),
                List.of(),
                List.of()));
    }

    private void subscription(String symbol, SubscriptionState state) {
        subscriptions.removeIf(each -> each.symbol().value().equals(symbol));
        subscriptions.add(
                new SubscriptionView(LP, new Symbol(symbol), state, 1, "", 0, new SubscriptionView.Traffic(0, 0, 1)));
    }

    @ParameterizedTest
    @EnumSource(Health.class)
    void booksThatAreNotFreshForThirtySeconds(Health health) {
        session("lp", Purpose.MARKET_DATA, true);
        book("EURUSD", health);
        assertThat(found(0)).isEmpty();
        assertThat(found(29)).isEmpty();
        boolean news = health != Health.FRESH && health != Health.HALTED;
        assertThat(found(30))
                .isEqualTo(news ? List.of("BOOK_NOT_FRESH lp: no prices that may be acted on: EURUSD") : List.of());
    }

    @Test
    void aBookThatWasFreshInBetweenBeginsAnew() {
        session("lp", Purpose.MARKET_DATA, true);
        book("EURUSD", Health.GAPPED);
        found(0);
        book("EURUSD", Health.AWAITED);
        assertThat(found(30)).as("another trouble, and still no prices").hasSize(1);
        book("EURUSD", Health.FRESH);
        assertThat(found(31)).isEmpty();
        book("EURUSD", Health.GAPPED);
        assertThat(found(60)).isEmpty();
        assertThat(found(90)).hasSize(1);
    }

    @Test
    void manyBooksOfAVenueAreOneAlert() {
        session("lp", Purpose.ORDERS, true);
        List.of("A", "B", "C", "D", "E", "F", "G").forEach(symbol -> book(symbol, Health.STALE));
        found(0);
        assertThat(found(30))
                .containsExactly("BOOK_NOT_FRESH lp: no prices that may be acted on: A, B, C, D, E and 2 more");
    }

    @Test
    void aLostSubscriptionIsNoDoubtfulBookBesides() {
        session("lp", Purpose.MARKET_DATA, true);
        subscription("EURUSD", SubscriptionState.LOST);
        book("EURUSD", Health.LOST);
        subscription("GBPUSD", SubscriptionState.IDLE);
        book("GBPUSD", Health.AWAITED);
        found(0);
        assertThat(found(30)).containsExactly("SUBSCRIPTION_LOST lp: the venue does not send EURUSD");
    }

    @Test
    void aSessionThatIsDownHasAlertsOfItsOwn() {
        session("lp", Purpose.ORDERS, true);
        session("lp", Purpose.MARKET_DATA, false);
        subscription("EURUSD", SubscriptionState.LOST);
        book("GBPUSD", Health.STALE);
        found(0);
        assertThat(found(600)).isEmpty();
        session("lp", Purpose.MARKET_DATA, true);
        assertThat(found(601)).as("counted from when it is up").isEmpty();
        assertThat(found(631)).hasSize(2);
    }

    @Test
    void referencesThatAreDown() {
        session("coinbase", Purpose.REFERENCE, false);
        assertThat(found(0)).isEmpty();
        assertThat(found(30)).containsExactly("REFERENCE_DOWN coinbase: no prices for reference: silent");
        session("coinbase", Purpose.REFERENCE, true);
        assertThat(found(31)).isEmpty();
    }

    @Test
    void whatKeepsThePastFromBeingKept() {
        List<String> problems = new ArrayList<>(List.of("", ""));
        AlertSource history = new HistorySource(() -> problems.get(0), () -> problems.get(1));
        assertThat(found(history, NOW)).isEmpty();
        problems.set(0, "no room");
        assertThat(found(history, NOW)).containsExactly("ARCHIVE closed orders: no room");
        problems.set(1, "disk failed");
        assertThat(found(history, NOW))
                .containsExactly("ARCHIVE closed orders: no room", "SNAPSHOTS journal: disk failed");
    }
}
