package io.fairlead.journal.testing;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.disk.DiskLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A disk that hands everything on to another, for tests that let a process die between two of its steps: a subclass
/// overrides what may go wrong. Owned by the thread that owns the disk.
public class ForwardingDisk implements Disk {
    private final Disk disk;

    /// In front of this disk.
    protected ForwardingDisk(Disk disk) {
        this.disk = disk;
    }

    /// Something is about to change that outlives the process: a name, or bytes. May throw: then nothing happens.
    protected void beforeChange() {}

    /// Something is about to be synced. May throw: then nothing is synced.
    protected void beforeSync() {
        beforeChange();
    }

    /// Whether syncing a file does what it says.
    protected boolean syncs(String name) {
        return true;
    }

    /// A file's bytes are about to be written. May write some of them and throw.
    protected void beforeWrite(DiskFile file, long position, ByteBuffer... sources) throws IOException {
        beforeChange();
    }

    @Override
    public final DiskLock lock(String name, String owner) throws IOException {
        return disk.lock(name, owner);
    }

    @Override
    public final List<String> list() throws IOException {
        return disk.list();
    }

    @Override
    public final DiskFile open(String name) throws IOException {
        return new ForwardingFile(name, disk.open(name));
    }

    @Override
    public final DiskFile openReadOnly(String name) throws IOException {
        return disk.openReadOnly(name);
    }

    @Override
    public final void preallocate(String name, long bytes) throws IOException {
        disk.preallocate(name, bytes);
    }

    @Override
    public final ByteBuffer map(String name) throws IOException {
        return disk.map(name);
    }

    @Override
    public final void rename(String name, String newName) throws IOException {
        beforeChange();
        disk.rename(name, newName);
    }

    @Override
    public final void delete(String name) throws IOException {
        beforeChange();
        disk.delete(name);
    }

    @Override
    public final void forceDirectory() throws IOException {
        beforeSync();
        disk.forceDirectory();
    }

    @Override
    public final long freeBytes() throws IOException {
        return disk.freeBytes();
    }

    @Override
    public final String path(String name) {
        return disk.path(name);
    }

    private final class ForwardingFile implements DiskFile {
        private final String name;
        private final DiskFile file;

        ForwardingFile(String name, DiskFile file) {
            this.name = name;
            this.file = file;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            return file.read(position, target, offset, length);
        }

        @Override
        public void write(long position, ByteBuffer... sources) throws IOException {
            beforeWrite(file, position, sources);
            file.write(position, sources);
        }

        @Override
        public void force() throws IOException {
            beforeSync();
            if (syncs(name)) {
                file.force();
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            beforeChange();
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
