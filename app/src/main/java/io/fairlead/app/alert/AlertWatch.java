package io.fairlead.app.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The `alerts` thread's work: asks every source, puts what it finds on the board, tells the sinks. Never the engine's.
public final class AlertWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AlertBoard board;
    private final List<AlertSource> sources;
    private final List<AlertSink> sinks;
    private final Runnable changed;
    private final LongSupplier nowNanos;
    private final IdentityHashMap<AlertSource, List<Condition>> last = new IdentityHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// `changed` is run behind each look, so that the board can be kept.
    public AlertWatch(
            AlertBoard board,
            List<AlertSource> sources,
            List<AlertSink> sinks,
            Runnable changed,
            LongSupplier nowNanos) {
        this.board = board;
        this.sources = List.copyOf(sources);
        this.sinks = List.copyOf(sinks);
        this.changed = changed;
        this.nowNanos = nowNanos;
    }

    @Override
    public void run() {
        try {
            do {
                turn(nowNanos.getAsLong());
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks once.
    void turn(long now) {
        List<Condition> conditions = new ArrayList<>();
        for (AlertSource source : sources) {
            find(source, now, conditions);
        }
        for (Notice notice : board.observe(conditions, now)) {
            sinks.forEach(sink -> tell(sink, notice));
        }
        changed.run();
    }

    /// A source that fails must neither silence the others nor make it look as if what it found before were over.
    private void find(AlertSource source, long now, List<Condition> conditions) {
        List<Condition> found = new ArrayList<>();
        try {
            source.find(now, found::add);
            last.put(source, found);
        } catch (RuntimeException e) {
            LOG.error("{} could not be asked for alerts", source.getClass().getSimpleName(), e);
        }
        conditions.addAll(last.getOrDefault(source, List.of()));
    }

    private static void tell(AlertSink sink, Notice notice) {
        try {
            sink.tell(notice);
        } catch (RuntimeException e) {
            LOG.error("{} could not be told: {}", sink.getClass().getSimpleName(), notice.line(), e);
        }
    }

    /// Ends `run`.
    public void stop() {
        stopped.countDown();
    }
}
