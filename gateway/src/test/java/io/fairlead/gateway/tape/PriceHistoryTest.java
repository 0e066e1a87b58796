package io.fairlead.gateway.tape;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.bar.BarSource;
import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookCare;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Books;
import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.model.VenueId;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Real books, tapped, recorded, and played again.
class PriceHistoryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 20_000L * 86_400 * SECOND;
    private static final VenueId VENUE = new VenueId("lp");
    private static final TradingDay UTC = new TradingDay(ZoneId.of("UTC"), LocalTime.MIDNIGHT);

    private final Books books = new Books();
    private final MarketEntry entry = new MarketEntry();
    private SimulatedDisk disk = new SimulatedDisk();

    private PriceHistory history(int ringEntries, boolean record) {
        return new PriceHistory(
                new PriceHistory.Plan(
                        disk,
                        new Recorder.Settings(UTC, ringEntries, SECOND, 0, 0),
                        new BarBuilder.Settings(UTC, List.of(BarSize.S1, BarSize.M1), 100, 5 * SECOND),
                        record,
                        1 << 20),
                books);
    }

    private Book open(String symbol) {
        return books.open(new BookKey(VENUE, new Symbol(symbol)), BookLayout.byPrice(5), BookCare.NONE);
    }

    private void level(Book book, EntryKind side, EntryAction action, long price, long size) {
        book.entry(entry.begin(side, action).price(price, 2).size(size, 0));
    }

    private void snapshot(Book book, long bid, long ask, long nanos) {
        book.begin(Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, nanos);
        level(book, EntryKind.BID, EntryAction.NEW, bid, 10);
        level(book, EntryKind.BID, EntryAction.NEW, bid - 1, 20);
        level(book, EntryKind.ASK, EntryAction.NEW, ask, 30);
        book.end();
    }

    private void trade(Book book, long price, long size, long nanos) {
        book.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, nanos);
        book.entry(entry.begin(EntryKind.TRADE, EntryAction.NEW)
                .price(price, 2)
                .size(size, 0)
                .timeNanos(nanos));
        book.end();
    }

    /// What the tapes amount to.
    private Books played() {
        Books again = new Books();
        TapePlayer player = new TapePlayer(again);
        TapeReader reader = new TapeReader(disk);
        reader.tapes().forEach(tape -> reader.play(tape, player));
        return again;
    }

    private static void assertSame(Book book, Books again) {
        BookSnapshot played = Objects.requireNonNull(again.find(book.key())).snapshot();
        assertThat(played.state().health().isFresh())
                .isEqualTo(book.snapshot().state().health().isFresh());
        if (book.snapshot().state().health().isFresh()) {
            assertThat(played.lastKnown().bids())
                    .isEqualTo(book.snapshot().lastKnown().bids());
            assertThat(played.lastKnown().asks())
                    .isEqualTo(book.snapshot().lastKnown().asks());
        }
    }

    @Test
    void barsAreMadeOfTradesAndOfTheMiddleOfFreshBooks() {
        PriceHistory history = history(1024, false);
        Book euro = open("EUR/USD");
        snapshot(euro, 100, 102, START);
        trade(euro, 102, 7, START + 1);
        snapshot(euro, 104, 108, START + 2);
        euro.cut(START + 3);
        euro.poll(START + 4);

        var mids = history.bars(series(BarSource.MIDS), BarSize.S1, BarBuilder.Range.newest(5));
        var trades = history.bars(series(BarSource.TRADES), BarSize.M1, BarBuilder.Range.newest(5));
        var none = history.bars(
                new BarDesk.Series(VENUE, new Symbol("X"), BarSource.MIDS), BarSize.S1, BarBuilder.Range.newest(5));
        var counts = history.counts();
        assertThat(mids).isNotDone();
        history.poll(START + SECOND);

        assertThat(mids.join()).extracting(PriceHistoryTest::show).containsExactly("1.01 1.06 1.01 1.06 v0 n2");
        assertThat(trades.join()).extracting(PriceHistoryTest::show).containsExactly("1.02 1.02 1.02 1.02 v7 n1");
        assertThat(none.join()).isEmpty();
        assertThat(counts.join()).hasSize(2);
        assertThat(history.sizes()).containsExactly(BarSize.S1, BarSize.M1);
        assertThat(history.recorder().status().state()).isEqualTo(new Recorder.State.Off());
        history.close();
    }

    private static BarDesk.Series series(BarSource source) {
        return new BarDesk.Series(VENUE, new Symbol("EUR/USD"), source);
    }

    private static String show(Bar bar) {
        Bar.Prices prices = bar.prices();
        return prices.open() + " " + prices.high() + " " + prices.low() + " " + prices.close() + " v" + bar.volume()
                + " n" + bar.ticks();
    }

    @Test
    void barsOfEarlierRecordingsAreThereAtOnceAndGoOn() {
        PriceHistory before = history(1024, true);
        before.poll(START);
        Book euro = open("EUR/USD");
        snapshot(euro, 100, 102, START);
        trade(euro, 102, 7, START + 1);
        snapshot(euro, 104, 108, START + SECOND);
        before.poll(START + SECOND);
        before.close();

        PriceHistoryTest next = new PriceHistoryTest();
        next.disk = disk;
        PriceHistory after = next.history(1024, false);
        Book again = next.open("EUR/USD");
        next.snapshot(again, 110, 112, START + SECOND + 2);
        var mids = after.bars(series(BarSource.MIDS), BarSize.S1, BarBuilder.Range.newest(5));
        var trades = after.bars(series(BarSource.TRADES), BarSize.S1, BarBuilder.Range.newest(5));
        after.poll(START + 2 * SECOND);
        assertThat(after.restore(0).tapes()).isOne();
        assertThat(mids.join())
                .extracting(PriceHistoryTest::show)
                .containsExactly("1.01 1.01 1.01 1.01 v0 n1", "1.06 1.11 1.06 1.11 v0 n2");
        assertThat(trades.join()).extracting(PriceHistoryTest::show).containsExactly("1.02 1.02 1.02 1.02 v7 n1");
    }

    @Test
    void recordingsThatAreTooLargeOrNoneOfOursArePassedOver() throws IOException {
        PriceHistory before = history(1024, true);
        before.poll(START);
        snapshot(open("EUR/USD"), 100, 102, START);
        before.poll(START + SECOND);
        before.close();
        try (DiskFile stranger = disk.open("md-1970-01-01-001.fmd")) {
            stranger.write(0, ByteBuffer.wrap("no recording of ours, and long enough".getBytes(US_ASCII)));
        }
        BarDesk desk = new BarDesk(new BarBuilder.Settings(UTC, List.of(BarSize.S1), 100, 0));
        PriceHistory.Restored all = new BackFill(disk, desk, START + SECOND).play(1 << 20);
        assertThat(all.tapes()).isEqualTo(2);
        assertThat(all.problems()).singleElement().asString().contains("is no recording of market data");
        assertThat(desk.find(series(BarSource.MIDS))).isNotNull();
        BarDesk none = new BarDesk(desk.settings());
        assertThat(new BackFill(disk, none, START + SECOND).play(10)).isEqualTo(PriceHistory.Restored.NOTHING);
        assertThat(none.series()).isEmpty();
    }

    @Test
    void askingTooMuchAtOnceIsRefused() {
        PriceHistory history = history(1024, false);
        for (int i = 0; i < 256; i++) {
            assertThat(history.counts()).isNotCompletedExceptionally();
        }
        assertThat(history.counts()).isCompletedExceptionally();
    }

    @Test
    void recordingMayBeginAtAnyMomentAndEndsWithTheSameBooks() {
        PriceHistory history = history(1024, false);
        Book euro = open("EUR/USD");
        snapshot(euro, 100, 102, START);
        history.poll(START);
        history.recorder().start();
        euro.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, START + 1);
        level(euro, EntryKind.BID, EntryAction.SET, 101, 5);
        level(euro, EntryKind.BID, EntryAction.DELETE, 99, 0);
        euro.end();
        trade(euro, 101, 3, START + 2);
        history.poll(START + 2);
        history.close();

        Books again = played();
        assertSame(euro, again);
        assertThat(Objects.requireNonNull(again.find(euro.key()))
                        .snapshot()
                        .statistics()
                        .lastPrice())
                .hasToString("1.01");
    }

    /// Whatever happens to books, and however often the ring is full, the tape ends where the books do, or says that it
    /// does not know.
    @Test
    void playedBooksAreTheRecordedOnesUnderAnyHistory() {
        for (int seed = 0; seed < 150; seed++) {
            PriceHistoryTest run = new PriceHistoryTest();
            run.anyHistory(new SplittableRandom(seed), seed);
        }
    }

    private void anyHistory(SplittableRandom random, int seed) {
        PriceHistory history = history(random.nextBoolean() ? 64 : 4096, random.nextBoolean());
        List<Book> all = List.of(open("A"), open("B"));
        long now = START;
        for (int i = 0; i < 400; i++) {
            now += random.nextInt(1, 50_000_000);
            Book book = all.get(random.nextInt(2));
            switch (random.nextInt(14)) {
                case 0 -> book.cut(now);
                case 1 -> book.gapped(Fault.SEQUENCE_GAP, now);
                case 2, 3 -> snapshot(book, random.nextInt(90, 100), random.nextInt(100, 110), now);
                case 4 -> trade(book, random.nextInt(90, 110), random.nextInt(5), now);
                case 5 -> history.poll(now);
                case 6 -> history.recorder().start();
                default -> change(book, random, now);
            }
        }
        history.poll(now);
        all.forEach(book -> book.cut(START)); // so that each has a last word that is not lost
        for (Book book : all) {
            snapshot(book, 95, 100 + random.nextInt(5), now);
        }
        boolean recorded = history.recorder().take() != 0;
        history.close();
        if (recorded) {
            Books again = played();
            all.forEach(book -> assertSame(book, again));
        }
        assertThat(seed).isNotNegative();
    }

    private void change(Book book, SplittableRandom random, long now) {
        book.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, now);
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            boolean bid = random.nextBoolean();
            long price = bid ? random.nextInt(90, 101) : random.nextInt(99, 110);
            level(book, bid ? EntryKind.BID : EntryKind.ASK, EntryAction.SET, price, random.nextInt(1, 9));
        }
        book.end();
    }

    @Test
    void aTradeThatIsTakenBackIsNoSecondOne() {
        PriceHistory history = history(64, false);
        Book euro = open("EUR/USD");
        trade(euro, 102, 7, START);
        euro.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, START + 1);
        euro.entry(
                entry.begin(EntryKind.TRADE, EntryAction.DELETE).price(102, 2).size(7, 0));
        euro.end();
        var trades = history.bars(series(BarSource.TRADES), BarSize.M1, BarBuilder.Range.newest(5));
        history.poll(START + SECOND);
        assertThat(trades.join()).extracting(PriceHistoryTest::show).containsExactly("1.02 1.02 1.02 1.02 v7 n1");
    }

    @Test
    void damageLeavesNoBookFreshUntilItsNextSnapshot() {
        Books again = new Books();
        TapePlayer player = new TapePlayer(again);
        BookKey key = new BookKey(VENUE, new Symbol("EUR/USD"));
        TapeEntry tape = new TapeEntry();
        player.instrument(0, key.venue(), key.symbol());
        player.entry(tape.set(TapeKind.SNAPSHOT, 0, START));
        player.entry(tape.set(TapeKind.BID, 0, START).price(100, 2).size(5, 0));
        player.entry(tape.set(TapeKind.ASK, 0, START).price(101, 2).size(5, 0));
        player.entry(tape.set(TapeKind.END, 0, START));
        assertThat(Objects.requireNonNull(again.find(key)).snapshot().state().health())
                .isEqualTo(Health.FRESH);
        player.entry(tape.set(TapeKind.LOST, TapeEntry.EVERY, START + 1));
        assertThat(Objects.requireNonNull(again.find(key)).snapshot().state().health())
                .isEqualTo(Health.GAPPED);
    }
}
