package io.fairlead.journal.disk;

import java.io.IOException;

/// A directory held by this process until closed.
public interface DiskLock extends AutoCloseable {

    @Override
    void close() throws IOException;
}
