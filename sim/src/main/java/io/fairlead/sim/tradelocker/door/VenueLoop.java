package io.fairlead.sim.tradelocker.door;

import io.fairlead.sim.tradelocker.TradeLockerSim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The venue's thread: does what time brings, and what others hand in. `execute` and `ask` may be called from
/// any.
final class VenueLoop {
    private static final Logger LOG = LoggerFactory.getLogger(VenueLoop.class);
    private static final int INBOX_SIZE = 10_000;
    private static final long LONGEST_WAIT_NANOS = 100_000_000;

    private final TradeLockerSim sim;
    private final InstantSource clock;
    private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(INBOX_SIZE);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopping;

    VenueLoop(TradeLockerSim sim, InstantSource clock, ThreadFactory threads) {
        this.sim = sim;
        this.clock = clock;
        this.thread = threads.newThread(this::run);
    }

    /// Something to do with the simulator, at the time of then.
    @FunctionalInterface
    interface Work<T> {
        T apply(TradeLockerSim sim, long nowNanos);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopping) {
                long wait = Math.clamp(sim.nextDueNanos() - nanos(), 0, LONGEST_WAIT_NANOS);
                Runnable next = inbox.poll(wait, TimeUnit.NANOSECONDS);
                sim.advance(nanos());
                if (next != null) {
                    next.run();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The log may be behind by now: a venue that can't write down what it does must not do it.
            LOG.error("simulator stopped: {}", e.getMessage(), e);
        } finally {
            stopping = true;
            ended.complete(null);
        }
    }

    /// What the venue answers, once it has served it; fails if the venue has ended, or if the request was a bad
    /// one.
    <T> CompletableFuture<T> ask(Work<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        CompletableFuture<Void> _ =
                ended.thenRun(() -> answer.completeExceptionally(new IllegalStateException("the venue has ended")));
        boolean taken = !stopping
                && inbox.offer(() -> {
                    try {
                        answer.complete(work.apply(sim, nanos()));
                    } catch (IllegalArgumentException e) {
                        answer.completeExceptionally(e);
                    }
                });
        if (!taken) {
            answer.completeExceptionally(new IllegalStateException("the venue has ended, or is asked too much"));
        }
        return answer;
    }

    void whenEnded(Runnable action) {
        CompletableFuture<Void> _ = ended.thenRun(action);
    }

    /// Waits until the thread has done its last.
    void close() {
        stopping = true;
        ended.join();
    }

    private long nanos() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
