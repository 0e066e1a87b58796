package io.fairlead.core.book;

import java.util.concurrent.atomic.AtomicLongArray;

/// Counts faults, and says which ones begin a burst. One thread counts, any may read.
///
/// A burst of a kind ends when none of it came for ten seconds, so what goes wrong a thousand times a second is
/// worth one line in a log.
public final class Faults {
    private static final long QUIET_NANOS = 10_000_000_000L;
    private static final int KINDS = Fault.values().length;

    private final AtomicLongArray counts = new AtomicLongArray(KINDS);
    private final long[] lastNanos = new long[KINDS];

    public Faults() {}

    /// Counts one; returns whether it begins a burst.
    @SuppressWarnings("EnumOrdinal") // an index, kept nowhere
    public boolean count(Fault fault, long nowNanos) {
        int kind = fault.ordinal();
        long before = counts.getPlain(kind);
        counts.setOpaque(kind, before + 1);
        boolean begins = before == 0 || nowNanos - lastNanos[kind] > QUIET_NANOS;
        lastNanos[kind] = nowNanos;
        return begins;
    }

    @SuppressWarnings("EnumOrdinal") // an index, kept nowhere
    public long of(Fault fault) {
        return counts.getOpaque(fault.ordinal());
    }

    public long total() {
        long sum = 0;
        for (int i = 0; i < KINDS; i++) {
            sum += counts.getOpaque(i);
        }
        return sum;
    }
}
