package io.fairlead.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.book.BookSnapshot.Sides;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a book makes of what it is told, one rule a test. Times are in seconds.
class BookTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NO = MarketSink.NO_SEQUENCE;
    private static final BookKey KEY = new BookKey(new VenueId("yofx"), new Symbol("EURUSD"));

    private final List<String> asked = new ArrayList<>();
    private final MarketEntry entry = new MarketEntry();
    private Book book = book(new BookLayout(Keying.PRICE, 3, true, BookLayout.Patience.STANDARD));

    private Book book(BookLayout layout) {
        return new Book(KEY, layout, new BookCare() {
            @Override
            public void refresh(BookKey key, long nowNanos) {
                asked.add("refresh at " + nowNanos / SECOND);
            }

            @Override
            public void burst(BookKey key, Fault fault, long nowNanos) {
                asked.add(fault.name());
            }
        });
    }

    @Test
    void isFreshFromItsFirstSnapshotOn() {
        snapshot(1, NO, "bid 1.08 5", "bid 1.07 4", "ask 1.10 3");
        assertThat(book.snapshot().state()).isEqualTo(BookSnapshot.State.fresh(SECOND));
        assertThat(shown()).isEqualTo("1.08x5 1.07x4 | 1.1x3");
    }

    @Test
    void appliesChangesOfOneMessageTogether() {
        snapshot(1, NO, "bid 1.08 5", "ask 1.10 3");
        long before = book.version();
        changes(2, NO, "bid 1.09 1", "bid- 1.08 0", "ask= 1.10 7");
        assertThat(shown()).isEqualTo("1.09x1 | 1.1x7");
        assertThat(book.version()).isEqualTo(before + 2);
    }

    @Test
    void addsUpQuotesOfOnePriceInASnapshot() {
        snapshot(1, NO, "bid 1.08 5", "bid 1.08 2");
        assertThat(shown()).isEqualTo("1.08x7 |");
        assertThat(book.snapshot().lastKnown().bids().getFirst().orders()).isEqualTo(2);
    }

    @Test
    void showsOnlyTheBestLevels() {
        snapshot(1, NO, "bid 4 1", "bid 2 1", "bid 5 1", "bid 3 1");
        assertThat(shown()).isEqualTo("5x1 4x1 3x1 |");
        changes(2, NO, "bid- 4 0");
        assertThat(shown()).isEqualTo("5x1 3x1 2x1 |");
    }

    @Test
    void doubtsItselfAtAGapKeepsWhatItShowedAndAsksForASnapshot() {
        snapshot(1, 7, "bid 4 1");
        changes(2, 8, "bid= 4 2");
        changes(3, 10, "bid= 4 3");
        assertThat(book.snapshot().health()).isEqualTo(Health.GAPPED);
        assertThat(book.snapshot().tradable()).isNull();
        assertThat(shown()).isEqualTo("4x2 |");
        assertThat(asked).containsExactly("SEQUENCE_GAP", "refresh at 3");
        changes(4, 11, "bid= 4 4");
        assertThat(shown()).isEqualTo("4x2 |");
        snapshot(5, 11, "bid 4 4");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
        changes(6, 12, "bid= 4 5");
        assertThat(shown()).isEqualTo("4x5 |");
    }

    @Test
    void takesNoSnapshotThatIsOlderThanWhatItHasSeen() {
        snapshot(1, 7, "bid 4 1");
        changes(2, 10, "bid= 4 3");
        snapshot(3, 9, "bid 4 2");
        assertThat(book.snapshot().health()).isEqualTo(Health.GAPPED);
        snapshot(4, 10, "bid 4 3");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void leavesOutWhatItsSnapshotHoldsAlready() {
        snapshot(1, 7, "bid 4 1");
        changes(2, 6, "bid= 4 3");
        changes(2, 7, "bid= 4 3");
        assertThat(shown()).isEqualTo("4x1 |");
        assertThat(book.faults().of(Fault.OLD)).isEqualTo(2);
        changes(3, 8, "bid= 4 2");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
        changes(4, 8, "bid= 4 2");
        assertThat(book.snapshot().health()).isEqualTo(Health.GAPPED);
    }

    @Test
    void countsWhatCannotBeRightAndSaysSoOnceABurst() {
        for (String wrong : List.of("bid -1 5", "bid 1.0000000000001 5", "bid- 3 0", "bid= 3 1", "bid 4 1")) {
            snapshot(1, NO, "bid 4 1");
            changes(1, NO, wrong);
            assertThat(book.snapshot().health()).as(wrong).isEqualTo(Health.GAPPED);
            assertThat(shown()).isEqualTo("4x1 |");
        }
        assertThat(asked).containsExactly("BAD_PRICE", "refresh at 1", "ABSENT_LEVEL", "LEVEL_EXISTS");
        assertThat(book.faults().of(Fault.BAD_PRICE)).isEqualTo(2);
        assertThat(book.faults().of(Fault.ABSENT_LEVEL)).isEqualTo(2);
        assertThat(book.faults().total()).isEqualTo(5);
    }

    @Test
    void asksFurtherAndFurtherApartWhileNothingHelps() {
        snapshot(1, NO, "bid 4 1");
        changes(2, NO, "bid- 3 0");
        for (int second = 2; second < 200; second++) {
            book.poll(second * SECOND);
        }
        assertThat(asked)
                .containsExactly(
                        "ABSENT_LEVEL",
                        "refresh at 2",
                        "refresh at 7",
                        "refresh at 17",
                        "refresh at 37",
                        "refresh at 77",
                        "refresh at 157");
    }

    @Test
    void asksAsSoonAsEverAgainBehindASnapshotThatHelped() {
        snapshot(1, NO, "bid 4 1");
        for (int second : new int[] {10, 20, 30, 40}) {
            changes(second, NO, "bid- 3 0");
            snapshot(second + 1, NO, "bid 4 1");
        }
        assertThat(asked)
                .containsExactly("ABSENT_LEVEL", "refresh at 10", "refresh at 20", "refresh at 30", "refresh at 40");
    }

    @Test
    void waitsForASnapshotAfterTheConnectionEndedAndAsksIfOnlyChangesCome() {
        snapshot(1, 7, "bid 4 1");
        book.cut(2 * SECOND);
        assertThat(book.snapshot().state())
                .isEqualTo(new BookSnapshot.State(Health.STALE, 2 * SECOND, SECOND, TradingStatus.UNKNOWN));
        assertThat(book.poll(60 * SECOND)).isZero();
        changes(61, 1, "bid= 4 3");
        assertThat(book.poll(62 * SECOND)).isOne();
        assertThat(asked).containsExactly("refresh at 62");
        snapshot(63, 1, "bid 4 3");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void takesNothingForASubscriptionThatIsOver() {
        snapshot(1, NO, "bid 4 1");
        book.lost(2 * SECOND);
        snapshot(3, NO, "bid 5 1");
        assertThat(book.snapshot().health()).isEqualTo(Health.LOST);
        assertThat(asked).containsExactly("NOT_SUBSCRIBED");
        book.requested(4 * SECOND);
        assertThat(book.snapshot().health()).isEqualTo(Health.AWAITED);
        snapshot(5, NO, "bid 5 1");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void isNotFreshWhileCrossedAndAsksWhenThatLasts() {
        snapshot(1, NO, "bid 4 1", "ask 3 1");
        assertThat(book.snapshot().health()).isEqualTo(Health.CROSSED);
        assertThat(book.poll(SECOND * 3 / 2)).isZero();
        assertThat(book.poll(2 * SECOND)).isOne();
        assertThat(asked).containsExactly("CROSSED", "refresh at 2");
        changes(3, NO, "bid- 4 0");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
        changes(4, NO, "bid 3 1");
        assertThat(book.snapshot().health()).as("locked").isEqualTo(Health.FRESH);
    }

    @Test
    void isHaltedWhileTheVenueDoesNotTrade() {
        snapshot(1, NO, "bid 4 1", "ask 3 1");
        book.status(TradingStatus.AUCTION, 2 * SECOND);
        assertThat(book.snapshot().health()).isEqualTo(Health.HALTED);
        assertThat(book.poll(100 * SECOND)).isZero();
        changes(101, NO, "bid- 4 0");
        book.status(TradingStatus.OPEN, 102 * SECOND);
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void isStaleWhenSilentForTooLong() {
        book = book(new BookLayout(Keying.PRICE, 3, true, new BookLayout.Patience(10 * SECOND, SECOND, SECOND)));
        snapshot(1, NO, "bid 4 1");
        assertThat(book.poll(11 * SECOND)).isZero();
        assertThat(book.poll(12 * SECOND)).isEqualTo(2);
        assertThat(book.snapshot().state().sinceNanos()).isEqualTo(12 * SECOND);
        assertThat(book.snapshot().health()).isEqualTo(Health.STALE);
        changes(13, NO, "bid= 4 2");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void doubtsAPriceWhoseDecimalPointSlippedUntilASnapshotSaysItAgain() {
        snapshot(1, NO, "bid 4 1", "ask 5 1");
        snapshot(2, NO, "bid 40 1", "ask 50 1");
        assertThat(book.snapshot().health()).isEqualTo(Health.GAPPED);
        assertThat(shown()).isEqualTo("4x1 | 5x1");
        snapshot(3, NO, "bid 40 1", "ask 50 1");
        assertThat(shown()).isEqualTo("40x1 | 50x1");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
    }

    @Test
    void doubtsABatchThatNeverEnded() {
        snapshot(1, NO, "bid 4 1");
        book.begin(Refresh.SNAPSHOT, NO, SECOND);
        changes(2, NO, "bid= 4 2");
        assertThat(book.snapshot().health()).isEqualTo(Health.GAPPED);
    }

    @Test
    void keepsAFullBookThatIsDeeperThanItHasRoomFor() {
        book.begin(Refresh.SNAPSHOT, NO, SECOND);
        for (int i = 1; i <= BookLayout.MAX_LEVELS + 100; i++) {
            book.entry(entry.begin(EntryKind.BID, EntryAction.NEW).price(i, 0).size(1, 0));
        }
        book.end();
        int best = BookLayout.MAX_LEVELS + 100;
        assertThat(shown()).isEqualTo(best + "x1 " + (best - 1) + "x1 " + (best - 2) + "x1 |");
        changes(2, NO, "bid- 1 0", "bid= 2 5");
        assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
        for (int i = best; i > 103; i--) {
            changes(3, NO, "bid- " + i + " 0");
            assertThat(book.snapshot().health()).isEqualTo(Health.FRESH);
        }
        changes(4, NO, "bid- 103 0");
        assertThat(book.snapshot().health()).as("the third best is not known").isEqualTo(Health.GAPPED);
    }

    @Test
    void tellsTradesAndStatisticsWhateverItsHealth() {
        book.begin(Refresh.INCREMENTAL, NO, SECOND);
        book.entry(entry.begin(EntryKind.TRADE, EntryAction.NEW)
                .price(1085, 3)
                .size(5, 0)
                .timeNanos(9));
        book.entry(entry.begin(EntryKind.SESSION_HIGH, EntryAction.NEW).price(11, 1));
        book.entry(entry.begin(EntryKind.SESSION_LOW, EntryAction.NEW).price(1, 0));
        book.entry(entry.begin(EntryKind.OPENING_PRICE, EntryAction.NEW).price(105, 2));
        book.entry(entry.begin(EntryKind.CLOSING_PRICE, EntryAction.NEW).price(-1, 0));
        book.end();
        assertThat(book.snapshot().statistics())
                .isEqualTo(new BookSnapshot.Statistics(
                        Decimal.of("1.085"),
                        Decimal.of(5),
                        9,
                        Decimal.of("1.05"),
                        null,
                        new BookSnapshot.Range(Decimal.ONE, Decimal.of("1.1"))));
        assertThat(asked).containsExactly("BAD_STATISTIC");
        assertThat(book.snapshot().health()).isEqualTo(Health.AWAITED);
    }

    @Test
    void tradeThatIsTakenBackIsNotTheLastOne() {
        book.begin(Refresh.INCREMENTAL, NO, SECOND);
        book.entry(entry.begin(EntryKind.TRADE, EntryAction.NEW).price(2, 0).size(5, 0));
        book.entry(entry.begin(EntryKind.TRADE, EntryAction.DELETE).price(1, 0).size(5, 0));
        book.end();
        assertThat(book.snapshot().statistics().lastPrice()).isEqualTo(Decimal.of(2));
        assertThat(asked).isEmpty();
    }

    @Test
    void sumsTheEntriesOfAPriceAndMovesThemWithTheirIds() {
        book = book(new BookLayout(Keying.ENTRY_ID, 3, true, BookLayout.Patience.STANDARD));
        book.begin(Refresh.SNAPSHOT, NO, SECOND);
        add(1, 400, 5);
        add(2, 400, 2);
        add(3, 390, 1);
        book.end();
        assertThat(shown()).isEqualTo("4x7 3.9x1 |");
        book.begin(Refresh.INCREMENTAL, NO, SECOND);
        book.entry(entry.begin(EntryKind.BID, EntryAction.CHANGE).id(1).price(390, 2));
        book.entry(entry.begin(EntryKind.BID, EntryAction.DELETE).id(2));
        book.end();
        assertThat(shown()).isEqualTo("3.9x6 |");
        book.begin(Refresh.INCREMENTAL, NO, SECOND);
        book.entry(entry.begin(EntryKind.BID, EntryAction.DELETE).id(2));
        book.end();
        assertThat(asked).containsExactly("UNKNOWN_ID", "refresh at 1");
    }

    private void add(long id, long cents, long size) {
        book.entry(entry.begin(EntryKind.BID, EntryAction.NEW)
                .id(id)
                .price(cents, 2)
                .size(size, 0));
    }

    @Test
    void tellsTapsWhatItIsToldAndListenersWhatReadersSee() {
        List<Health> heard = new ArrayList<>();
        Book copy = book(new BookLayout(Keying.PRICE, 3, true, BookLayout.Patience.STANDARD));
        book.tap(copy);
        book.listen((reader, nowNanos) -> heard.add(reader.snapshot().health()));
        snapshot(1, NO, "bid 4 1");
        changes(2, NO, "bid= 4 2");
        book.status(TradingStatus.HALTED, 3 * SECOND);
        book.status(TradingStatus.OPEN, 4 * SECOND);
        book.gapped(Fault.SEQUENCE_GAP, 5 * SECOND);
        assertThat(copy.snapshot()).isEqualTo(book.snapshot());
        book.cut(5 * SECOND);
        book.lost(6 * SECOND);
        assertThat(copy.snapshot()).isEqualTo(book.snapshot());
        book.untap(copy);
        book.requested(7 * SECOND);
        assertThat(copy.snapshot().health()).isEqualTo(Health.LOST);
        assertThat(heard)
                .containsExactly(
                        Health.FRESH,
                        Health.FRESH,
                        Health.HALTED,
                        Health.FRESH,
                        Health.GAPPED,
                        Health.STALE,
                        Health.LOST,
                        Health.AWAITED);
    }

    @Test
    void givesNothingToActOnUnlessFresh() {
        snapshot(1, NO, "bid 4 1", "ask 5 2");
        Quote quote = new Quote();
        BookView view = new BookView();
        book.read(quote);
        book.read(view);
        assertThat(quote.ask().price()).isEqualTo(Decimal.of(5));
        assertThat(view.levels(BookSide.ASK)).isOne();
        book.cut(2 * SECOND);
        book.read(quote);
        book.read(view);
        assertThat(quote.ask().isThere()).isFalse();
        assertThat(quote.lastAsk().price()).isEqualTo(Decimal.of(5));
        assertThat(view.levels(BookSide.ASK)).isZero();
        assertThat(view.lastKnown(BookSide.ASK)).isOne();
    }

    private void snapshot(int second, long sequence, String... entries) {
        tell(Refresh.SNAPSHOT, second, sequence, entries);
    }

    private void changes(int second, long sequence, String... entries) {
        tell(Refresh.INCREMENTAL, second, sequence, entries);
    }

    /// Entries such as `bid 1.08 5` for a new one, `bid= …` for a changed one, `bid- …` for one that is gone.
    private void tell(Refresh refresh, int second, long sequence, String... entries) {
        book.begin(refresh, sequence, second * SECOND);
        for (String text : entries) {
            String[] words = text.split(" ", -1);
            EntryAction action = words[0].endsWith("=")
                    ? EntryAction.CHANGE
                    : words[0].endsWith("-") ? EntryAction.DELETE : EntryAction.NEW;
            entry.begin(words[0].startsWith("bid") ? EntryKind.BID : EntryKind.ASK, action);
            int point = words[1].indexOf('.');
            int scale = point < 0 ? 0 : words[1].length() - point - 1;
            book.entry(entry.price(Long.parseLong(words[1].replace(".", "")), scale)
                    .size(Long.parseLong(words[2]), 0));
        }
        book.end();
    }

    private String shown() {
        Sides sides = Objects.requireNonNull(book.snapshot()).lastKnown();
        return (text(sides.bids()) + " | " + text(sides.asks())).trim();
    }

    private static String text(List<Level> levels) {
        return String.join(
                " ",
                levels.stream().map(each -> each.price() + "x" + each.units()).toList());
    }
}
