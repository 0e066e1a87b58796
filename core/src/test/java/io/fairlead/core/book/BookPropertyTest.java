package io.fairlead.core.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.book.BookSnapshot.Sides;
import io.fairlead.core.book.SimulatedVenue.Manner;
import io.fairlead.core.book.SimulatedVenue.Numbers;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.testing.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is said, lost, repeated, late, cut or nonsense: a book that calls itself fresh is the venue's, and in
/// the end each becomes fresh. Each planted bug must be found.
class BookPropertyTest {
    private static final int RUNS = 120;
    private static final int STEPS = 250;
    private static final long MILLI = 1_000_000L;

    static Stream<Manner> manners() {
        List<Manner> manners = new ArrayList<>();
        for (Numbers numbers : Numbers.values()) {
            for (boolean full : new boolean[] {true, false}) {
                manners.add(manner(Keying.PRICE, full, numbers, true));
                manners.add(manner(Keying.POSITION, full, numbers, true));
            }
            manners.add(manner(Keying.PRICE, false, numbers, false));
            manners.add(manner(Keying.POSITION, false, numbers, false));
            manners.add(manner(Keying.ENTRY_ID, true, numbers, true));
        }
        return manners.stream();
    }

    private static Manner manner(Keying keying, boolean full, Numbers numbers, boolean tellsOfPushedOut) {
        BookLayout.Patience patience = new BookLayout.Patience(0, 1_000 * MILLI, 2_000 * MILLI);
        return new Manner(new BookLayout(keying, 5, full, patience), numbers, tellsOfPushedOut);
    }

    @ParameterizedTest
    @MethodSource("manners")
    void isTheVenuesBookWheneverItIsFreshAndBecomesFreshInTheEnd(Manner manner) {
        Generator.forSeeds(RUNS, random -> new Run(random, manner, bug -> bug).play());
    }

    @Test
    void findsABookThatForgetsSequenceNumbers() {
        for (Numbers numbers : List.of(Numbers.MESSAGES, Numbers.ENTRIES)) {
            finds(manner(Keying.PRICE, true, numbers, true), Deaf.Ear.NUMBERS);
        }
    }

    @Test
    void findsABookThatOverlooksOneKindOfNews() {
        for (Keying keying : Keying.values()) {
            Manner manner = manner(keying, true, Numbers.NONE, true);
            finds(manner, Deaf.Ear.DELETES);
            finds(manner, Deaf.Ear.CHANGES);
            finds(manner, Deaf.Ear.RANGES);
            finds(manner, Deaf.Ear.GAPS);
            finds(manner, Deaf.Ear.CUTS);
        }
    }

    @Test
    void findsABookThatKeepsLevelsThatWerePushedOut() {
        for (Keying keying : List.of(Keying.PRICE, Keying.POSITION)) {
            Manner bounded = manner(keying, false, Numbers.MESSAGES, false);
            Manner asIfFull = manner(keying, true, Numbers.MESSAGES, false);
            assertThatThrownBy(() -> Generator.forSeeds(
                            RUNS, random -> new Run(random, bounded, asIfFull.layout(), bug -> bug).play()))
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static void finds(Manner manner, Deaf.Ear ear) {
        assertThatThrownBy(() ->
                        Generator.forSeeds(RUNS, random -> new Run(random, manner, book -> new Deaf(book, ear)).play()))
                .as("%s with %s", ear, manner)
                .isInstanceOf(AssertionError.class);
    }

    /// One venue, one link that fails in every way, one book.
    private static final class Run implements BookCare {
        private final Generator random;
        private final Manner manner;
        private final SimulatedVenue venue;
        private final Book book;
        private final MarketSink sink;
        private final List<Said> onTheWay = new ArrayList<>();
        private Sides truth = new Sides(List.of(), List.of());
        private int newest;
        private long nowNanos = 1;
        private boolean refreshAsked;
        private boolean lossUnnoticed;
        private boolean subscribed = true;

        Run(Generator random, Manner manner, UnaryOperator<MarketSink> bug) {
            this(random, manner, manner.layout(), bug);
        }

        Run(Generator random, Manner manner, BookLayout layout, UnaryOperator<MarketSink> bug) {
            this.random = random;
            this.manner = manner;
            venue = new SimulatedVenue(random, manner);
            book = new Book(new BookKey(new VenueId("sim"), new Symbol("X")), layout, this);
            sink = bug.apply(book);
        }

        @Override
        public void refresh(BookKey key, long atNanos) {
            refreshAsked = true;
        }

        @Override
        public void burst(BookKey key, Fault fault, long atNanos) {}

        void play() {
            onTheWay.add(venue.snapshot());
            for (int i = 0; i < STEPS; i++) {
                nowNanos += random.between(0, 400) * MILLI;
                step();
                book.poll(nowNanos);
                check();
            }
            calm();
        }

        private void step() {
            int dice = random.between(0, 999);
            if (dice < 450) {
                says(venue.step());
            } else if (dice < 480 && !onTheWay.isEmpty()) {
                lose();
            } else if (dice < 490 && !onTheWay.isEmpty() && numbered()) {
                deliver(onTheWay.getFirst());
            } else if (dice < 500 && onTheWay.size() > 1 && numbered()) {
                onTheWay.add(1, onTheWay.removeFirst());
            } else if (dice < 510) {
                reconnect();
            } else if (dice < 515) {
                subscribe(!subscribed);
            } else if (dice < 525) {
                nonsense();
            } else if (dice < 700 && refreshAsked) {
                answer();
            } else if (!onTheWay.isEmpty()) {
                deliver(onTheWay.removeFirst());
            }
        }

        /// A venue that numbers entries has nothing to say where none changed.
        private void says(Said said) {
            if (!said.entries().isEmpty() || manner.numbers() == Numbers.MESSAGES) {
                onTheWay.add(said);
            }
        }

        private boolean numbered() {
            return manner.numbers() != Numbers.NONE;
        }

        /// Where the venue numbers nothing, the session notices, with the next message.
        private void lose() {
            onTheWay.removeFirst();
            lossUnnoticed = !numbered();
        }

        private void deliver(Said said) {
            if (lossUnnoticed) {
                lossUnnoticed = false;
                sink.gapped(Fault.SEQUENCE_GAP, nowNanos);
            }
            if (said.number() >= newest) {
                newest = said.number();
                truth = said.truth();
            }
            said.to(sink, manner.layout().keying(), nowNanos);
            check();
        }

        /// What was on the way is gone; changes may come before the snapshot.
        private void reconnect() {
            onTheWay.clear();
            lossUnnoticed = false;
            sink.cut(nowNanos);
            check();
            assertThat(book.snapshot().health()).isNotEqualTo(Health.FRESH);
            venue.restartNumbers();
            if (random.chance(50)) {
                says(venue.step());
            }
            refreshAsked = true;
        }

        private void subscribe(boolean wanted) {
            subscribed = wanted;
            if (wanted) {
                sink.requested(nowNanos);
                refreshAsked = true;
            } else {
                sink.lost(nowNanos);
                assertThat(book.snapshot().health()).isEqualTo(Health.LOST);
            }
        }

        /// What no venue may say. Nothing of it may pass for a level.
        private void nonsense() {
            Said.Entry bad = random.pick(List.of(
                    new Said.Entry(BookSide.BID, EntryAction.NEW, -5, 1, 1, MarketSink.NO_SEQUENCE, 0),
                    new Said.Entry(BookSide.ASK, EntryAction.NEW, 10_001, -1, 1, MarketSink.NO_SEQUENCE, 0),
                    new Said.Entry(BookSide.BID, EntryAction.DELETE, 77, 0, 999_999, MarketSink.NO_SEQUENCE, 0),
                    new Said.Entry(BookSide.ASK, EntryAction.CHANGE, 99_999, 1, 999_999, MarketSink.NO_SEQUENCE, 0)));
            long total = book.faults().total();
            Health before = book.snapshot().health();
            new Said(MarketSink.Refresh.INCREMENTAL, 0, MarketSink.NO_SEQUENCE, List.of(bad), truth)
                    .to(sink, manner.layout().keying(), nowNanos);
            if (before == Health.FRESH && manner.layout().full()) {
                assertThat(book.faults().total()).isGreaterThan(total);
                assertThat(book.snapshot().health()).isEqualTo(Health.GAPPED);
            }
        }

        private void answer() {
            refreshAsked = false;
            onTheWay.add(venue.snapshot());
        }

        private void check() {
            Sides shown = book.snapshot().tradable();
            if (shown != null) {
                assertThat(plain(shown)).isEqualTo(truth);
                assertThat(isCrossed(shown)).as("crossed").isFalse();
            }
        }

        /// Without the counts of orders, which only some venues tell.
        private static Sides plain(Sides sides) {
            return new Sides(plain(sides.bids()), plain(sides.asks()));
        }

        private static List<Level> plain(List<Level> levels) {
            return levels.stream()
                    .map(level -> new Level(level.price(), level.units()))
                    .toList();
        }

        private static boolean isCrossed(Sides sides) {
            return !sides.bids().isEmpty()
                    && !sides.asks().isEmpty()
                    && sides.bids()
                                    .getFirst()
                                    .price()
                                    .compareTo(sides.asks().getFirst().price())
                            > 0;
        }

        /// Nothing more goes wrong: it must come to be fresh, and as the venue has it.
        private void calm() {
            if (!subscribed) {
                subscribe(true);
            }
            while (onTheWay.isEmpty()) {
                says(venue.step());
            }
            says(venue.uncross());
            for (int i = 0; i < 20; i++) {
                while (!onTheWay.isEmpty()) {
                    deliver(onTheWay.removeFirst());
                }
                nowNanos += 40_000 * MILLI;
                book.poll(nowNanos);
                if (refreshAsked) {
                    answer();
                }
            }
            Sides shown = Objects.requireNonNull(book.snapshot().tradable(), () -> "it ended " + book.snapshot());
            assertThat(plain(shown)).isEqualTo(venue.snapshot().truth());
        }
    }
}
