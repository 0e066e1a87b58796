package io.fairlead.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/// One open file. Owned by the thread that opened it.
public interface DiskFile extends AutoCloseable {

    /// Reads up to `length` bytes at a position of the file; returns how many, or -1 at its end.
    int read(long position, byte[] target, int offset, int length) throws IOException;

    /// Writes all remaining bytes of these buffers, one after the other, from a position of the file on.
    ///
    /// @throws DiskFullException when space ran out; any part of the bytes may have been written then
    void write(long position, ByteBuffer... sources) throws IOException;

    /// Makes what was written survive a power cut (`fdatasync`). After an exception nobody knows what did.
    void force() throws IOException;

    /// The file's size in bytes.
    long size() throws IOException;

    /// Cuts the file at this size.
    void truncate(long size) throws IOException;

    @Override
    void close() throws IOException;
}
