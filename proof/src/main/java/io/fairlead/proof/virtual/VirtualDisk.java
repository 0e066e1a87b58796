package io.fairlead.proof.virtual;

import io.fairlead.journal.testing.ForwardingDisk;
import io.fairlead.journal.testing.SimulatedDisk;

/// A process's view of its host's disk: the process may die before each thing that it does to it, and the machine
/// between a write and the sync behind it, the moment that tears writes. Owned by the world's thread.
public final class VirtualDisk extends ForwardingDisk {
    private final CrashPoint crash;

    public VirtualDisk(SimulatedDisk disk, CrashPoint crash) {
        super(disk);
        this.crash = crash;
    }

    @Override
    protected void beforeChange() {
        crash.pass("before a change on its disk");
    }

    @Override
    protected void beforeSync() {
        crash.passSync();
    }
}
