package io.fairlead.proof.virtual;

/// What a host believes the time to be: off by some amount, and now and then set. Owned by its host.
public final class VirtualClock {
    private final VirtualTime time;
    private long offsetNanos;

    VirtualClock(VirtualTime time, long offsetNanos) {
        this.time = time;
        this.offsetNanos = offsetNanos;
    }

    /// Nanoseconds since the epoch, as this host sees it.
    public long nanos() {
        return time.nowNanos() + offsetNanos;
    }

    /// By how much it is ahead of the true time.
    public long offsetNanos() {
        return offsetNanos;
    }

    /// Somebody sets the clock: it is ahead by this much from now on.
    public void set(long aheadNanos) {
        offsetNanos = aheadNanos;
    }
}
