package io.fairlead.journal.disk;

import java.io.IOException;

/// There is no space left. Unlike every other failure of a write this one passes when somebody makes room.
public final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    public DiskFullException(String message) {
        super(message);
    }

    public DiskFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
