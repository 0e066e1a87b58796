package io.fairlead.core.breaker;

/// A breaker of an adapter, for what is no order, such as subscriptions. The caller says what time it is. Owned by one
/// thread; allocates only when it trips.
public final class CircuitBreaker {
    private final BreakerSettings settings;
    private final FailureStreak streak;
    private int trips;
    private long probeAtNanos;
    private boolean probing;

    public CircuitBreaker(BreakerSettings settings) {
        this.settings = settings;
        this.streak = new FailureStreak(settings);
    }

    /// Whether something may be asked now. Where that is the probe, nothing more may until it is answered, or as
    /// much time has passed again.
    public boolean admits(long nowNanos) {
        return trips == 0 || nowNanos >= probeAtNanos;
    }

    /// Something was asked.
    public void asked(long nowNanos) {
        if (trips > 0) {
            probing = true;
            probeAtNanos = nowNanos + settings.openNanos(trips);
        }
    }

    /// It failed; true if that trips the breaker.
    public boolean failed(long nowNanos) {
        streak.failed(nowNanos);
        boolean trips = probing || (isClosed() && streak.isTooLong());
        if (trips) {
            trip(nowNanos);
        }
        return trips;
    }

    private void trip(long nowNanos) {
        trips++;
        probing = false;
        probeAtNanos = nowNanos + settings.openNanos(trips);
    }

    /// It was answered well.
    public void succeeded() {
        streak.ended();
        trips = 0;
        probing = false;
    }

    public boolean isClosed() {
        return trips == 0;
    }

    /// When the next probe may go, once it is not closed.
    public long probeAtNanos() {
        return probeAtNanos;
    }
}
