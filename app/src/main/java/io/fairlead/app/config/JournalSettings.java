package io.fairlead.app.config;

import io.fairlead.gateway.history.HistorySettings;
import io.fairlead.journal.SyncPolicy;
import java.time.Duration;

/// How the log keeps what happened.
public record JournalSettings(
        SyncPolicy policy,
        long ringBytes,
        long segmentBytes,
        long reserveBytes,
        long lowDiskBytes,
        Duration interval,
        HistorySettings history) {

    static final Key<SyncPolicy> POLICY = Key.of(
            "policy",
            Scalars.oneOf(SyncPolicy.class),
            "before-ack",
            "What waits for the disk: the client's answer (before-ack), the venue too (before-wire), or nobody: synced"
                    + " every so often (interval), left to the operating system (os).");
    static final Key<Long> RING = Key.of(
            "ring",
            Scalars.size("64KiB", "1GiB"),
            "16MiB",
            "Size of the mapped ring between engine and disk; a power of two. One record takes at most an eighth of"
                    + " it.");
    static final Key<Long> SEGMENT = Key.of(
            "segment",
            Scalars.size("1MiB", "16GiB"),
            "64MiB",
            "A segment file past this size is followed by the next.");
    static final Key<Long> RESERVE = Key.of(
            "reserve",
            Scalars.size("128KiB", "16GiB"),
            "64MiB",
            "Disk space kept aside for fills, cancels and the kill switch when the disk is full; at least twice the"
                    + " ring.");
    static final Key<Long> LOW_DISK =
            Key.of("low-disk", Scalars.size("0B", "1024GiB"), "1GiB", "Less free disk than this is warned of.");
    static final Key<Duration> INTERVAL =
            Key.of("interval", Scalars.span("1ms", "1m"), "50ms", "How often the policy `interval` syncs.");
    static final Key<Long> SNAPSHOT_BYTES = Key.of(
            "snapshot-bytes",
            Scalars.size("1MiB", "16GiB"),
            "64MiB",
            "A snapshot is taken when the log has grown by this much since the last, or by four times its size if that"
                    + " is more, up to four times this; a start replays no more.");
    static final Key<Integer> SNAPSHOT_EVENTS = Key.of(
            "snapshot-events",
            Scalars.whole(1000, 1_000_000_000),
            "500000",
            "A snapshot is also taken after this many events, more behind a large one as above.");
    static final Key<Duration> SNAPSHOT_EVERY = Key.of(
            "snapshot-every",
            Scalars.span("1m", "7d"),
            "1h",
            "A snapshot is also taken after this time if anything happened, and at a clean stop.");
    static final Key<Duration> KEEP_ARCHIVE = Key.of(
            "keep-archive",
            Scalars.span("0s", "36500d"),
            "0s",
            "How long segments that no start needs any more stay in the archive, for `why`, `replay` and the audit;"
                    + " 0s keeps them for ever.");
    static final Table TABLE = Table.of(
            "The log that survives crashes.",
            POLICY,
            RING,
            SEGMENT,
            RESERVE,
            LOW_DISK,
            INTERVAL,
            SNAPSHOT_BYTES,
            SNAPSHOT_EVENTS,
            SNAPSHOT_EVERY,
            KEEP_ARCHIVE);

    static JournalSettings of(Values values) {
        return new JournalSettings(
                values.get(POLICY),
                values.get(RING),
                values.get(SEGMENT),
                values.get(RESERVE),
                values.get(LOW_DISK),
                values.get(INTERVAL),
                history(values));
    }

    private static HistorySettings history(Values values) {
        Duration kept = values.get(KEEP_ARCHIVE);
        return new HistorySettings(
                values.get(SNAPSHOT_BYTES),
                values.get(SNAPSHOT_EVENTS),
                values.get(SNAPSHOT_EVERY),
                kept.isZero() ? null : kept);
    }
}
