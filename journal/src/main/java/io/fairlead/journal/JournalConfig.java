package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/// The journal's settings.
///
/// @param policy when a record counts as kept
/// @param ringBytes size of the mapped ring, a power of two; one record takes at most an eighth of it
/// @param segmentBytes a segment that has grown past this size is followed by the next
/// @param reserveBytes space kept aside for the reserved lane, at least twice the ring
/// @param lowDiskBytes less free space than this is `DiskState.LOW`
/// @param interval how often `SyncPolicy.INTERVAL` syncs
/// @param bootId identifies this boot of the machine: the same id after a crash means that the page cache
///     survived
/// @param owner what a second process is told about this one: process id, start time, host
public record JournalConfig(
        SyncPolicy policy,
        int ringBytes,
        long segmentBytes,
        long reserveBytes,
        long lowDiskBytes,
        Duration interval,
        String bootId,
        String owner) {
    private static final int MIN_RING = 4096;
    private static final long MIB = 1L << 20;

    public JournalConfig {
        require(
                ringBytes >= MIN_RING && Integer.bitCount(ringBytes) == 1,
                "ring-bytes must be a power of two of at least " + MIN_RING + ", was " + ringBytes);
        require(
                segmentBytes >= SegmentLayout.HEADER_BYTES,
                "segment-bytes must be at least " + SegmentLayout.HEADER_BYTES + ", was " + segmentBytes);
        require(
                reserveBytes >= 2L * ringBytes,
                "reserve-bytes must be at least twice ring-bytes (" + 2L * ringBytes + "), was " + reserveBytes);
        require(lowDiskBytes >= 0, "low-disk-bytes must not be negative, was " + lowDiskBytes);
        require(!interval.isNegative() && !interval.isZero(), "interval must be positive, was " + interval);
        int bootIdBytes = bootId.getBytes(UTF_8).length;
        require(
                bootIdBytes >= 1 && bootIdBytes <= RingLayout.MAX_BOOT_ID_BYTES,
                "boot-id must have 1 to " + RingLayout.MAX_BOOT_ID_BYTES + " bytes, was '" + bootId + "'");
    }

    /// The defaults for everything that has one.
    public static JournalConfig defaults(String bootId, String owner) {
        return new JournalConfig(
                SyncPolicy.BEFORE_ACK,
                (int) (16 * MIB),
                64 * MIB,
                64 * MIB,
                1024 * MIB,
                Duration.ofMillis(50),
                bootId,
                owner);
    }

    /// The same with another policy.
    public JournalConfig withPolicy(SyncPolicy other) {
        return new JournalConfig(other, ringBytes, segmentBytes, reserveBytes, lowDiskBytes, interval, bootId, owner);
    }

    /// The same with other sizes.
    public JournalConfig withSizes(int ring, long segment, long reserve, long lowDisk) {
        return new JournalConfig(policy, ring, segment, reserve, lowDisk, interval, bootId, owner);
    }

    /// The same with another interval.
    public JournalConfig withInterval(Duration other) {
        return new JournalConfig(policy, ringBytes, segmentBytes, reserveBytes, lowDiskBytes, other, bootId, owner);
    }

    /// The longest payload that fits a record.
    public int maxPayloadBytes() {
        return RecordLayout.maxPayloadBytes(ringBytes);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
