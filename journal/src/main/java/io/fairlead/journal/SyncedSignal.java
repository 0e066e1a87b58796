package io.fairlead.journal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Lets readers sleep until the synced position moves. Shared; costs the journal-sync thread one read when nobody
/// waits.
final class SyncedSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();

    /// Sleeps until the condition holds or the time is over; returns whether it holds.
    boolean await(BooleanSupplier condition, long timeoutNanos) throws InterruptedException {
        lock.lockInterruptibly();
        waiting.incrementAndGet();
        try {
            long left = timeoutNanos;
            while (!condition.getAsBoolean() && left > 0) {
                left = moved.awaitNanos(left);
            }
            return condition.getAsBoolean();
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    void signalAll() {
        if (waiting.get() > 0) {
            lock.lock();
            try {
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
