package io.fairlead.gateway.tape;

import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarHistory;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.bar.BarSource;
import io.fairlead.core.book.Books;
import io.fairlead.core.model.VenueId;
import io.fairlead.journal.disk.Disk;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Bars and recordings of every book. Its own thread polls it; any thread asks.
public final class PriceHistory implements AutoCloseable {
    private static final int QUESTIONS = 256;

    private final BarDesk bars;
    private final PastBars past = new PastBars();
    private final Recorder recorder;
    private final BlockingQueue<LongConsumer> questions = new ArrayBlockingQueue<>(QUESTIONS);
    private final Disk disk;
    private final long backFillBytes;
    private @Nullable Restored restored;

    /// What history is kept.
    ///
    /// @param disk the folder of recordings
    /// @param record whether recording begins with the gateway
    /// @param backFillBytes how much of earlier recordings bars are made of at the start; 0 for none
    public record Plan(
            Disk disk, Recorder.Settings recording, BarBuilder.Settings bars, boolean record, long backFillBytes) {}

    /// What bars were made of that was recorded before. `problems` are those of tapes that could not be read, which
    /// were passed over. Immutable.
    public record Restored(int tapes, long entries, List<String> problems) {
        /// Nothing was.
        public static final Restored NOTHING = new Restored(0, 0, List.of());

        public Restored {
            problems = List.copyOf(problems);
        }
    }

    /// The history of all books that are open, and of those that will be.
    public PriceHistory(Plan plan, Books books) {
        disk = plan.disk();
        backFillBytes = plan.backFillBytes();
        bars = new BarDesk(plan.bars());
        recorder = new Recorder(plan.disk(), plan.recording(), this::take);
        books.watch(book -> {
            var _ = new BookTap(recorder, book);
        });
        if (plan.record()) {
            recorder.start();
        }
    }

    private void take(Recorder.Line line, TapeEntry entry, long nowNanos) {
        switch (entry.kind()) {
            case TRADE ->
                bars.open(new BarDesk.Series(line.key().venue(), line.key().symbol(), BarSource.TRADES))
                        .trade(
                                entry.price(),
                                entry.priceScale(),
                                entry.size(),
                                entry.sizeScale(),
                                entry.nanos(),
                                nowNanos);
            case TOP ->
                bars.open(new BarDesk.Series(line.key().venue(), line.key().symbol(), BarSource.MIDS))
                        .mid(
                                entry.price(),
                                entry.priceScale(),
                                entry.size(),
                                entry.sizeScale(),
                                entry.nanos(),
                                nowNanos);
            case SNAPSHOT, UPDATE, BID, ASK, END, STALE, LOST -> {}
        }
    }

    /// Switches recording, and says how it is doing.
    public Recorder recorder() {
        return recorder;
    }

    /// Which sizes of bars there are.
    public List<BarSize> sizes() {
        return bars.settings().sizes();
    }

    /// The bars of a series, the one that is forming included; none if nothing happened yet. Fails with an
    /// [IllegalStateException] if more is asked than can be answered.
    public CompletableFuture<List<Bar>> bars(BarDesk.Series series, BarSize size, BarBuilder.Range range) {
        return ask(nowNanos -> {
            BarBuilder builder = bars.find(series);
            return builder == null ? List.of() : builder.bars(size, range, nowNanos);
        });
    }

    /// A venue that keeps bars of its own, while wiring.
    public void offer(VenueId venue, BarHistory history) {
        past.offer(venue, history);
    }

    /// Bars from both sources, oldest first in each, the venue's before ours.
    ///
    /// @param why why the venue had none where some were wanted of it; empty if it had, or none were
    public record Found(List<Bar> ofVenue, List<Bar> ours, String why) {
        public Found {
            ofVenue = List.copyOf(ofVenue);
            ours = List.copyOf(ours);
        }
    }

    /// The bars of a series, and where there are fewer than wanted the venue's own of the time before them.
    public CompletableFuture<Found> find(BarDesk.Series series, BarSize size, BarBuilder.Range range) {
        return ask(nowNanos -> {
                    BarBuilder builder = bars.find(series);
                    return new Ours(builder == null ? List.of() : builder.bars(size, range, nowNanos), nowNanos);
                })
                .thenCompose(ours -> behind(series, size, range, ours));
    }

    /// The venue's own bars alone.
    public CompletableFuture<Found> ofVenue(BarDesk.Series series, BarSize size, BarBuilder.Range range) {
        return ask(nowNanos -> new Ours(List.of(), nowNanos)).thenCompose(ours -> behind(series, size, range, ours));
    }

    private record Ours(List<Bar> bars, long nowNanos) {}

    private CompletableFuture<Found> behind(BarDesk.Series series, BarSize size, BarBuilder.Range range, Ours ours) {
        // a bar that forms at the venue is not asked for every time: the one before it is the last
        long formsNanos = ours.nowNanos - Math.floorMod(ours.nowNanos, size.nanos());
        long toNanos = Math.min(
                range.toNanos(),
                ours.bars.isEmpty() ? formsNanos : ours.bars.getFirst().startNanos());
        int missing = range.limit() - ours.bars.size();
        if (missing <= 0 || toNanos <= range.fromNanos()) {
            return CompletableFuture.completedFuture(new Found(List.of(), ours.bars, ""));
        }
        BarBuilder.Range before = new BarBuilder.Range(range.fromNanos(), toNanos, missing);
        return past.of(series, size, before, ours.nowNanos)
                .thenApply(found -> new Found(found.bars(), ours.bars, found.why()));
    }

    /// What came of the ticks of each series.
    public CompletableFuture<List<BarDesk.Count>> counts() {
        return ask(_ -> bars.counts());
    }

    /// Answers from what the history's thread owns.
    @FunctionalInterface
    private interface Question<T> {
        T answer(long nowNanos);
    }

    private <T> CompletableFuture<T> ask(Question<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (!questions.offer(nowNanos -> answer.complete(question.answer(nowNanos)))) {
            answer.completeExceptionally(new IllegalStateException("too many questions about bars at once"));
        }
        return answer;
    }

    /// Makes the bars of what was recorded before the gateway began; again does nothing. The history's thread, and
    /// before anything else: what happens now comes behind what happened.
    public Restored restore(long nowNanos) {
        Restored done = restored;
        if (done == null) {
            done = new BackFill(disk, bars, nowNanos).play(backFillBytes);
            restored = done;
        }
        return done;
    }

    /// One turn of the history's thread; returns how much there was to do.
    public int poll(long nowNanos) {
        restore(nowNanos);
        int work = recorder.poll(nowNanos);
        for (LongConsumer question = questions.poll(); question != null; question = questions.poll()) {
            question.accept(nowNanos);
            work++;
        }
        return work;
    }

    /// Writes what waits, for the end. The history's thread, or nobody any more.
    @Override
    public void close() {
        recorder.close();
    }
}
