package io.fairlead.bench.market;

import io.fairlead.core.book.BookReader;
import io.fairlead.core.book.Quote;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// How long an update takes from the time at which it was due to a strategy that has read its prices: once called
/// on the market thread, and once on a thread of its own that watches the book. Open loop: a late update counts
/// from when it was due. Two threads, which both spin.
final class TickToStrategy {
    private static final long SECOND = 1_000_000_000L;
    private static final double MICRO = 1_000.0;

    private final MarketFlow flow;
    private final FairleadFlow reader = new FairleadFlow();
    private final Histogram called = new Histogram(3);
    private final Histogram watched = new Histogram(3);

    TickToStrategy(MarketFlow flow) {
        this.flow = flow;
        Quote quote = new Quote();
        reader.book().listen((book, dueNanos) -> {
            book.read(quote);
            called.recordValue(System.nanoTime() - dueNanos);
        });
    }

    /// @param seconds of which the first is not counted
    Map<String, Object> measure(int updatesPerSecond, int seconds) {
        Watcher watcher = new Watcher(reader.book(), watched);
        Thread strategy = Thread.ofPlatform().name("strategy").start(watcher);
        try {
            play(updatesPerSecond, 1);
            watcher.restart = true;
            called.reset();
            play(updatesPerSecond, seconds);
        } finally {
            watcher.stopping = true;
            join(strategy);
        }
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("updates_per_second", updatesPerSecond);
        times.put("on_the_market_thread", percentiles(called));
        times.put("on_a_thread_of_its_own", percentiles(watched));
        return times;
    }

    private void play(int updatesPerSecond, int seconds) {
        long apart = SECOND / updatesPerSecond;
        long due = System.nanoTime();
        int message = 0;
        for (int i = 0; i < updatesPerSecond * seconds; i++) {
            due += apart;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            reader.take(flow.bytes(), flow.start(message), flow.length(message), due);
            message = message + 1 == flow.messages() ? 0 : message + 1;
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> percentiles(Histogram nanos) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("p50_us", nanos.getValueAtPercentile(50) / MICRO);
        values.put("p99_us", nanos.getValueAtPercentile(99) / MICRO);
        values.put("p999_us", nanos.getValueAtPercentile(99.9) / MICRO);
        values.put("updates_seen", nanos.getTotalCount());
        return values;
    }

    /// A strategy on a thread of its own: reads the best prices whenever the book has changed.
    private static final class Watcher implements Runnable {
        private final BookReader book;
        private final Histogram times;
        private final Quote quote = new Quote();
        private volatile boolean stopping;
        private volatile boolean restart;

        Watcher(BookReader book, Histogram times) {
            this.book = book;
            this.times = times;
        }

        @Override
        public void run() {
            long seen = book.version();
            while (!stopping) {
                long now = book.version();
                if (now == seen) {
                    Thread.onSpinWait();
                    continue;
                }
                book.read(quote);
                if (quote.bid().isThere() && quote.ask().isThere()) {
                    times.recordValue(System.nanoTime() - quote.receivedNanos());
                }
                seen = now;
                if (restart) {
                    restart = false;
                    times.reset();
                }
            }
        }
    }
}
