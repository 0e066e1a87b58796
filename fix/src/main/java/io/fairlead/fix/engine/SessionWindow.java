package io.fairlead.fix.engine;

/// A stretch of time in which a session may be connected. Immutable; times are nanoseconds since the epoch.
///
/// @param opensNanos when it opens
/// @param closesNanos when it closes: the first instant that is outside
/// @param startedNanos when the session that it is a part of started, before pauses: sequence numbers that are older
///     start from 1; [Long#MIN_VALUE] if they go on
public record SessionWindow(long opensNanos, long closesNanos, long startedNanos) {
    /// Always.
    public static final SessionWindow ALWAYS = new SessionWindow(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);

    /// There is none any more.
    public static final SessionWindow NEVER = new SessionWindow(Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);

    /// Whether this instant is inside.
    public boolean contains(long nowNanos) {
        return opensNanos <= nowNanos && nowNanos < closesNanos;
    }
}
