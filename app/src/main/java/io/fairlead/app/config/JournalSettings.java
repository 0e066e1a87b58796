package io.fairlead.app.config;

import io.fairlead.journal.SyncPolicy;
import java.time.Duration;

/// How the log keeps what happened.
public record JournalSettings(
        SyncPolicy policy, long ringBytes, long segmentBytes, long reserveBytes, long lowDiskBytes, Duration interval) {

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
    static final Table TABLE =
            Table.of("The log that survives crashes.", POLICY, RING, SEGMENT, RESERVE, LOW_DISK, INTERVAL);

    static JournalSettings of(Values values) {
        return new JournalSettings(
                values.get(POLICY),
                values.get(RING),
                values.get(SEGMENT),
                values.get(RESERVE),
                values.get(LOW_DISK),
                values.get(INTERVAL));
    }
}
