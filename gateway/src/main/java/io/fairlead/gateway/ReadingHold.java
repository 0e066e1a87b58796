package io.fairlead.gateway;

import io.fairlead.journal.Journal;

/// While much of the ring waits for the disk, sessions and desks are not read, and TCP holds the venues back. Else a
/// burst behind a logon would fill the ring, cut all sessions, and come again behind the next logon. Held for a second
/// at most, as sessions have timers: after that, what finds no room ends its session. Owned by the engine thread.
final class ReadingHold {
    private static final int SHARE = 4; // a quarter of the ring may wait: one reading brings as much
    private static final long LONGEST_NANOS = 1_000_000_000;

    private final Journal journal;
    private long readNanos;

    ReadingHold(Journal journal) {
        this.journal = journal;
    }

    boolean isDue(long nowNanos) {
        long waitingBytes = journal.appendedPosition() - journal.syncedPosition();
        if (waitingBytes < journal.config().ringBytes() / SHARE) {
            readNanos = nowNanos;
            return false;
        }
        return nowNanos - readNanos <= LONGEST_NANOS;
    }
}
