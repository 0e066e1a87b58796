package io.fairlead.gateway.tape;

/// How fast a tape is played: when each moment of it is due. Owned by whoever plays.
public final class TapePace {
    private final double speed;
    private long startedNanos;
    private long firstNanos;
    private boolean started;

    /// @param speed 1 as fast as it happened, 10 ten times as fast; 0 as fast as it can be read
    public TapePace(double speed) {
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed must be 0 or more, was " + speed);
        }
        this.speed = speed;
    }

    /// How long to wait at `nowNanos` for what happened at `tapeNanos`; 0 if it is due. The first moment always is.
    public long waitNanos(long tapeNanos, long nowNanos) {
        if (speed == 0) {
            return 0;
        }
        if (!started) {
            started = true;
            startedNanos = nowNanos;
            firstNanos = tapeNanos;
        }
        double sinceFirst = (tapeNanos - firstNanos) / speed;
        return Math.max(0, (long) sinceFirst - (nowNanos - startedNanos));
    }
}
