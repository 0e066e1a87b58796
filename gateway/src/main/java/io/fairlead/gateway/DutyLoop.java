package io.fairlead.gateway;

import io.fairlead.fix.transport.Idle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs a duty cycle until it is stopped: works while there is work, idles when there is none. `run` belongs to the
/// thread that `app` gives it; the rest may be called from any.
final class DutyLoop implements Runnable {
    /// Timers are this exact when nothing else happens.
    private static final long LONGEST_IDLE_NANOS = 10_000_000;

    private static final long PAUSE_NANOS = 1_000_000;

    private final Duty duty;
    private final NanoClock clock;
    private final Idle idle;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean stopping;
    private String why = "the thread was stopped";

    /// One turn of a thread's work.
    interface Duty {
        /// Returns how much was done; 0 lets the thread idle.
        int doWork(long nowNanos);

        /// Whether input that is there has to wait, so that it must not end the thread's wait.
        default boolean isHeldUp() {
            return false;
        }

        /// The thread's last act, after a stop or a failure, and which of them it was.
        void onStop(long nowNanos, String why);
    }

    DutyLoop(Duty duty, NanoClock clock, Idle idle) {
        this.duty = duty;
        this.clock = clock;
        this.idle = idle;
    }

    /// Works until `stop`. A failure ends the loop and is thrown on for the thread's owner to report.
    @Override
    public void run() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("the loop has a thread already");
        }
        try {
            while (!stopping) {
                if (duty.doWork(clock.nanos()) == 0) {
                    rest();
                }
            }
        } catch (RuntimeException e) {
            why = "the thread failed: " + e;
            throw e;
        } finally {
            duty.onStop(clock.nanos(), why);
            finished.countDown();
        }
    }

    private void rest() {
        if (duty.isHeldUp()) {
            idle.pause(PAUSE_NANOS);
        } else {
            idle.idle(LONGEST_IDLE_NANOS);
        }
    }

    /// Asks the loop to end and waits until it has, if it runs; false if it did not in time.
    boolean stop(Duration limit) throws InterruptedException {
        stopping = true;
        idle.wakeUp();
        return !started.get() || finished.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    void wakeUp() {
        idle.wakeUp();
    }
}
