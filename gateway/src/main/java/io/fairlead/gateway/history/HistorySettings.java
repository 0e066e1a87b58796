package io.fairlead.gateway.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When snapshots are taken, and how long the log's old part stays on the disk. Immutable.
///
/// A snapshot is due when the log has grown by `everyBytes` or `everyEvents` since the last, or `every` has passed
/// and anything has happened. A large state waits for more of the log, up to four times that, so that what it costs
/// to write stays small beside what was logged since the last. A start replays no more than that.
///
/// @param keepArchive how long archived segments stay after the newest record in them; null: for ever
public record HistorySettings(
        long everyBytes,
        long everyEvents,
        Duration every,
        @Nullable Duration keepArchive) {
    public static final HistorySettings DEFAULTS = new HistorySettings(64L << 20, 500_000, Duration.ofHours(1), null);

    public HistorySettings {
        if (everyBytes <= 0 || everyEvents <= 0 || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("bytes, events and time between snapshots must be positive, were "
                    + everyBytes + ", " + everyEvents + " and " + every);
        }
        if (keepArchive != null && keepArchive.isNegative()) {
            throw new IllegalArgumentException("the archive must be kept for some time, was " + keepArchive);
        }
    }
}
