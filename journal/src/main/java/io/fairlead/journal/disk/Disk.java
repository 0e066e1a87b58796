package io.fairlead.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// One directory of storage, as the journal needs it. Names are plain file names inside that directory.
public interface Disk {

    /// Takes the directory for one process and leaves `owner` in the lock file for whoever comes second.
    ///
    /// @throws DiskLockedException naming the owner, when another process or another journal of this process
    ///     has it
    DiskLock lock(String name, String owner) throws IOException;

    /// The names of all files, in order.
    List<String> list() throws IOException;

    /// Opens a file for reading and writing, creating it when it is missing.
    DiskFile open(String name) throws IOException;

    /// Opens an existing file for reading.
    DiskFile openReadOnly(String name) throws IOException;

    /// Creates or replaces a file with this many zeros, really written and synced, so that later writes find their
    /// space.
    ///
    /// @throws DiskFullException when the space is not there; nothing remains of the file then
    void preallocate(String name, long bytes) throws IOException;

    /// Maps a whole preallocated file for reading and writing. The mapping outlives the process in the page cache,
    /// but not the machine: nobody syncs it.
    ByteBuffer map(String name) throws IOException;

    /// Gives a file another name, which must be free. Readers that have it open go on reading.
    void rename(String name, String newName) throws IOException;

    /// Deletes a file if it exists.
    void delete(String name) throws IOException;

    /// Makes creations and deletions of files survive a power cut.
    void forceDirectory() throws IOException;

    /// How many more bytes this process may write.
    long freeBytes() throws IOException;

    /// Where a file is, for people to read.
    String path(String name);
}
