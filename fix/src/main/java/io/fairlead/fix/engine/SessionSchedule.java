package io.fairlead.fix.engine;

/// When a session may be connected. Immutable; times are nanoseconds since the epoch.
public interface SessionSchedule {
    /// Whether the session is open.
    boolean open(long nowNanos);

    /// When the session that is open started, or [Long#MIN_VALUE] if it is closed or has no start. Sequence numbers
    /// that are older start from 1.
    long startedNanos(long nowNanos);

    /// When a closed session opens next, or [Long#MAX_VALUE] if never.
    long nextOpenNanos(long nowNanos);

    /// Open for ever; numbers are kept.
    SessionSchedule ALWAYS = new SessionSchedule() {
        @Override
        public boolean open(long nowNanos) {
            return true;
        }

        @Override
        public long startedNanos(long nowNanos) {
            return Long.MIN_VALUE;
        }

        @Override
        public long nextOpenNanos(long nowNanos) {
            return nowNanos;
        }
    };
}
