package io.fairlead.journal;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.disk.DiskFullException;
import java.io.IOException;

/// A file of zeros that keeps space for the reserved lane, deleted when that space is needed. Owned by the
/// journal-sync thread.
final class Reserve {
    static final String FILE = "reserve";

    private final Disk disk;
    private final JournalConfig config;
    private boolean held;

    Reserve(Disk disk, JournalConfig config) throws IOException {
        this.disk = disk;
        this.config = config;
        this.held = isWhole();
    }

    private boolean isWhole() throws IOException {
        if (!disk.list().contains(FILE)) {
            return false;
        }
        try (DiskFile file = disk.openReadOnly(FILE)) {
            return file.size() == config.reserveBytes();
        }
    }

    /// Gives the space back for use. Returns false if it was used up before.
    boolean release() throws IOException {
        if (held) {
            held = false;
            disk.delete(FILE);
            return true;
        }
        return false;
    }

    /// Measures the disk, and sets space aside again as soon as there is enough.
    DiskState assess() throws IOException {
        long free = disk.freeBytes();
        if (!held && free >= config.reserveBytes() + 2L * config.ringBytes()) {
            acquire();
            free = disk.freeBytes();
        }
        // Whatever the ring has accepted must still fit.
        if (!held || free < config.ringBytes()) {
            return DiskState.FULL;
        }
        return free < config.lowDiskBytes() ? DiskState.LOW : DiskState.OK;
    }

    private void acquire() throws IOException {
        try {
            disk.preallocate(FILE, config.reserveBytes());
            held = true;
        } catch (DiskFullException othersWereFaster) {
            held = false;
        }
    }
}
