package io.fairlead.venues.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.Fault;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final VenueId VENUE = new VenueId("lp");
    private static final Symbol EUR = new Symbol("EURUSD");
    private static final Symbol GBP = new Symbol("GBPUSD");

    private final List<String> sent = new ArrayList<>();
    private final List<String> turns = new ArrayList<>();
    private final List<Subscription> opened = new ArrayList<>();
    private long now = SECOND;

    private final Subscriptions.Line line = new Subscriptions.Line() {
        @Override
        public boolean ask(Subscription of, long requestId, long nowNanos) {
            sent.add("ask " + of.instrument().symbol() + " " + requestId);
            return true;
        }

        @Override
        public boolean end(Subscription of, long nowNanos) {
            sent.add("end " + of.instrument().symbol() + " " + of.requestId());
            return true;
        }
    };

    @Test
    void asksForEverythingThatIsWantedAtThePaceOfTheVenue() {
        Subscriptions all = of(SubscriptionSettings.STANDARD.withRequestsPerSecond(10));
        all.up(line, now);
        assertThat(sent).containsExactly("ask EURUSD 1");
        passes(all, SECOND / 20);
        assertThat(sent).hasSize(1);
        passes(all, SECOND / 20);
        assertThat(sent).containsExactly("ask EURUSD 1", "ask GBPUSD 2");
        all.told(opened.getFirst(), now);
        assertThat(turns).endsWith("EURUSD REQUESTED LIVE");
    }

    @Test
    void sharesOneSubscriptionBetweenReadersAndEndsItBehindTheLast() {
        Subscriptions all = of(SubscriptionSettings.STANDARD.onDemand());
        all.up(line, now);
        assertThat(sent).isEmpty();
        Subscriptions.Reading one = Objects.requireNonNull(all.read(EUR));
        Subscriptions.Reading two = Objects.requireNonNull(all.read(EUR));
        passes(all, SECOND);
        assertThat(sent).containsExactly("ask EURUSD 1");
        all.told(opened.getFirst(), now);
        one.close();
        one.close();
        passes(all, 60 * SECOND);
        assertThat(sent).hasSize(1);
        two.close();
        passes(all, 6 * SECOND);
        assertThat(sent).containsExactly("ask EURUSD 1", "end EURUSD 1");
    }

    @Test
    void endsSomeSecondsBehindTheLastReaderUnlessSomebodyReadsAgain() {
        Subscriptions all = of(SubscriptionSettings.STANDARD.onDemand());
        all.up(line, now);
        Subscriptions.Reading first = Objects.requireNonNull(all.read(EUR));
        passes(all, SECOND);
        all.told(opened.getFirst(), now);
        first.close();
        passes(all, 2 * SECOND);
        Subscriptions.Reading again = Objects.requireNonNull(all.read(EUR));
        passes(all, 20 * SECOND);
        assertThat(sent).containsExactly("ask EURUSD 1");
        again.close();
        passes(all, SECOND);
        passes(all, 5 * SECOND);
        assertThat(sent).containsExactly("ask EURUSD 1", "end EURUSD 1");
        assertThat(opened.getFirst().state()).isEqualTo(SubscriptionState.IDLE);
        assertThat(all.read(new Symbol("NOPE"))).isNull();
    }

    @Test
    void asksForEverythingAgainBehindAReconnect() {
        Subscriptions all = of(SubscriptionSettings.STANDARD);
        all.up(line, now);
        passes(all, SECOND);
        all.down("cable", now);
        assertThat(turns).contains("EURUSD REQUESTED LOST", "GBPUSD REQUESTED LOST");
        sent.clear();
        all.up(line, now);
        passes(all, SECOND);
        assertThat(sent).containsExactly("ask EURUSD 3", "ask GBPUSD 4");
    }

    @Test
    void retriesWhatWasRefusedFurtherApartEachTime() {
        Subscriptions all = of(SubscriptionSettings.STANDARD);
        all.up(line, now);
        Subscription eur = opened.getFirst();
        passes(all, SECOND);
        for (int seconds : new int[] {10, 20, 40}) {
            sent.clear();
            all.refused(eur, true, "busy", now);
            passes(all, (seconds - 1) * SECOND);
            assertThat(sent).noneMatch(text -> text.startsWith("ask EURUSD"));
            passes(all, 2 * SECOND);
            assertThat(sent).anyMatch(text -> text.startsWith("ask EURUSD"));
        }
        all.refused(eur, false, "unknown", now);
        sent.clear();
        passes(all, 3600 * SECOND);
        assertThat(sent).noneMatch(text -> text.startsWith("ask EURUSD"));
        assertThat(eur.state()).isEqualTo(SubscriptionState.LOST);
    }

    @Test
    void givesUpWaitingForAPictureAndAsksAgain() {
        Subscriptions all = of(SubscriptionSettings.STANDARD);
        all.up(line, now);
        passes(all, 11 * SECOND);
        assertThat(turns).contains("EURUSD REQUESTED LOST");
        assertThat(sent).as("a late answer must not cross the next request").contains("end EURUSD 1", "end GBPUSD 2");
        passes(all, 11 * SECOND);
        assertThat(sent).contains("ask EURUSD 3");
    }

    @Test
    void takesAPictureThatComesJustBeforeItWouldHaveGivenUp() {
        Subscriptions all = of(SubscriptionSettings.STANDARD);
        boolean[] full = {false};
        all.up(
                new Subscriptions.Line() {
                    @Override
                    public boolean ask(Subscription of, long requestId, long nowNanos) {
                        return line.ask(of, requestId, nowNanos);
                    }

                    @Override
                    public boolean end(Subscription of, long nowNanos) {
                        return !full[0] && line.end(of, nowNanos);
                    }
                },
                now);
        full[0] = true;
        passes(all, 11 * SECOND);
        all.told(opened.getFirst(), now);
        full[0] = false;
        passes(all, SECOND);
        assertThat(opened.getFirst().state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(sent).contains("end GBPUSD 2").doesNotContain("end EURUSD 1");
    }

    @Test
    void holdsNoMoreThanTheSessionMay() {
        Subscriptions all = of(SubscriptionSettings.STANDARD.withMostPerSession(1));
        all.up(line, now);
        passes(all, SECOND);
        assertThat(sent).containsExactly("ask EURUSD 1");
        assertThat(opened.getLast().state()).isEqualTo(SubscriptionState.WANTED);
        all.refused(opened.getFirst(), false, "unknown", now);
        passes(all, 11 * SECOND);
        assertThat(sent).containsExactly("ask EURUSD 1", "ask GBPUSD 2");
    }

    @Test
    void isStaleInSilenceAndLiveAgainBehindIt() {
        Subscriptions all = of(SubscriptionSettings.STANDARD.withStaleNanos(3 * SECOND));
        all.up(line, now);
        all.told(opened.getFirst(), now);
        passes(all, 4 * SECOND);
        assertThat(opened.getFirst().state()).isEqualTo(SubscriptionState.STALE);
        all.told(opened.getFirst(), now);
        assertThat(opened.getFirst().state()).isEqualTo(SubscriptionState.LIVE);
    }

    @Test
    void endsAndAsksAgainWhenAPictureIsNeeded() {
        Subscriptions all = of(SubscriptionSettings.STANDARD);
        all.up(line, now);
        passes(all, SECOND);
        opened.forEach(each -> all.told(each, now));
        sent.clear();
        all.refresh(EUR, now);
        all.refresh(EUR, now);
        passes(all, SECOND);
        passes(all, SECOND);
        assertThat(sent).containsExactly("end EURUSD 1", "ask EURUSD 3");
        assertThat(all.ofRequest(1)).isNull();
        assertThat(all.ofRequest(3)).isSameAs(opened.getFirst());
        all.told(opened.getFirst(), now);
        sent.clear();
        all.missed(Fault.SEQUENCE_GAP, now);
        passes(all, SECOND);
        passes(all, SECOND);
        assertThat(sent).containsExactlyInAnyOrder("end EURUSD 3", "ask EURUSD 4", "end GBPUSD 2", "ask GBPUSD 5");
    }

    @Test
    void showsHowEachStands() {
        Subscriptions all = of(SubscriptionSettings.STANDARD);
        all.up(line, now);
        all.told(opened.getFirst(), now);
        passes(all, SECOND);
        SubscriptionView eur = all.views().getFirst();
        assertThat(eur.state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(eur.traffic()).isEqualTo(new SubscriptionView.Traffic(SECOND, 1, 1));
        assertThat(all.totals().requests()).isPositive();
    }

    /// Time passes in steps of ten milliseconds, as a duty cycle sees it.
    private void passes(Subscriptions all, long nanos) {
        long step = SECOND / 100;
        for (long end = now + nanos; now < end; ) {
            now = Math.min(end, now + step);
            all.poll(now);
        }
    }

    private Subscriptions of(SubscriptionSettings settings) {
        Subscriptions all = new Subscriptions(
                VENUE, settings, turn -> turns.add(turn.symbol() + " " + turn.from() + " " + turn.to()));
        Books books = new Books();
        for (Symbol symbol : List.of(EUR, GBP)) {
            Instrument.Contract contract = new Instrument.Contract(
                    Decimal.of("100000"),
                    Decimal.of("0.00001"),
                    Decimal.of("0.01"),
                    Decimal.of("0.01"),
                    Decimal.of("100"));
            Instrument instrument =
                    new Instrument(symbol, new Currency("EUR"), new Currency("USD"), contract, Map.of(VENUE, "X"));
            opened.add(
                    all.open(instrument, books.open(new BookKey(VENUE, symbol), BookLayout.byPrice(5), BookCare.NONE)));
        }
        return all;
    }
}
