package io.fairlead.journal.disk;

import java.io.IOException;

/// Another process holds the directory.
public final class DiskLockedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String owner;

    /// @param owner what the holder wrote about itself, empty if it has not yet
    public DiskLockedException(String path, String owner) {
        super(path + " is in use by " + (owner.isEmpty() ? "another process" : owner));
        this.owner = owner;
    }

    /// What the holder wrote about itself when it took the lock.
    public String owner() {
        return owner;
    }
}
