package io.fairlead.gateway;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How far the read side has come. One thread moves it on, any waits for it.
final class Reached {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition movedOn = lock.newCondition();
    private volatile long position;

    long position() {
        return position;
    }

    void position(long now) {
        position = now;
        lock.lock();
        try {
            movedOn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Whether it came that far within the time.
    boolean await(long wanted, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (position < wanted && left > 0) {
                left = movedOn.awaitNanos(left);
            }
            return position >= wanted;
        } finally {
            lock.unlock();
        }
    }
}
