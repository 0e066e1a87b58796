package io.fairlead.gateway;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps the follower up to date until stopped. `run` belongs to the thread that `app` gives it.
final class FollowerLoop implements Runnable {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final Follower follower;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean stopping;

    FollowerLoop(Follower follower) {
        this.follower = follower;
    }

    @Override
    public void run() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the follower has a thread already");
        }
        try {
            while (!stopping) {
                if (follower.poll() == 0) {
                    follower.awaitMore(LONGEST_WAIT);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            finished.countDown();
        }
    }

    boolean stop(Duration limit) throws InterruptedException {
        stopping = true;
        return !started.get() || finished.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
