package io.fairlead.proof.world;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.testing.ForwardingDisk;

/// A planted bug: snapshots are written and never synced. Owned by the process.
final class HastySnapshots extends ForwardingDisk {
    HastySnapshots(Disk disk) {
        super(disk);
    }

    @Override
    protected boolean syncs(String name) {
        return !name.startsWith("snapshot");
    }
}
