package io.fairlead.proof.virtual;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.disk.DiskLock;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A process's view of its host's disk that asks before each sync, so that a machine can die between a write and the
/// sync behind it: the moment that tears writes. Owned by the world's thread.
public final class VirtualDisk implements Disk {
    private final SimulatedDisk disk;
    private final Runnable beforeSync;

    /// @param beforeSync may throw: then nothing is synced
    public VirtualDisk(SimulatedDisk disk, Runnable beforeSync) {
        this.disk = disk;
        this.beforeSync = beforeSync;
    }

    @Override
    public DiskLock lock(String name, String owner) throws IOException {
        return disk.lock(name, owner);
    }

    @Override
    public List<String> list() {
        return disk.list();
    }

    @Override
    public DiskFile open(String name) {
        return new AskingFile(disk.open(name));
    }

    @Override
    public DiskFile openReadOnly(String name) throws IOException {
        return disk.openReadOnly(name);
    }

    @Override
    public void preallocate(String name, long bytes) throws IOException {
        disk.preallocate(name, bytes);
    }

    @Override
    public ByteBuffer map(String name) {
        return disk.map(name);
    }

    @Override
    public void rename(String name, String newName) throws IOException {
        disk.rename(name, newName);
    }

    @Override
    public void delete(String name) {
        disk.delete(name);
    }

    @Override
    public void forceDirectory() {
        beforeSync.run();
        disk.forceDirectory();
    }

    @Override
    public long freeBytes() {
        return disk.freeBytes();
    }

    @Override
    public String path(String name) {
        return disk.path(name);
    }

    private final class AskingFile implements DiskFile {
        private final DiskFile file;

        AskingFile(DiskFile file) {
            this.file = file;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            return file.read(position, target, offset, length);
        }

        @Override
        public void write(long position, ByteBuffer... sources) throws IOException {
            file.write(position, sources);
        }

        @Override
        public void force() throws IOException {
            beforeSync.run();
            file.force();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
