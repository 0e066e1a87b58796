package io.fairlead.gateway;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.disk.DiskLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A disk under which the process dies in the middle of one of the things that it does to it.
final class CuttingDisk implements Disk {
    private final Disk disk;
    private long left;

    /// The process is gone.
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    CuttingDisk(Disk disk, long changesBefore) {
        this.disk = disk;
        this.left = changesBefore;
    }

    private void change() {
        if (left-- <= 0) {
            throw new Death();
        }
    }

    @Override
    public DiskLock lock(String name, String owner) throws IOException {
        return disk.lock(name, owner);
    }

    @Override
    public List<String> list() throws IOException {
        return disk.list();
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new CuttingFile(disk.open(name));
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
    public ByteBuffer map(String name) throws IOException {
        return disk.map(name);
    }

    @Override
    public void rename(String name, String newName) throws IOException {
        change();
        disk.rename(name, newName);
    }

    @Override
    public void delete(String name) throws IOException {
        change();
        disk.delete(name);
    }

    @Override
    public void forceDirectory() throws IOException {
        change();
        disk.forceDirectory();
    }

    @Override
    public long freeBytes() throws IOException {
        return disk.freeBytes();
    }

    @Override
    public String path(String name) {
        return disk.path(name);
    }

    /// Dies with half of what it was to write.
    private final class CuttingFile implements DiskFile {
        private final DiskFile file;

        CuttingFile(DiskFile file) {
            this.file = file;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            return file.read(position, target, offset, length);
        }

        @Override
        public void write(long position, ByteBuffer... sources) throws IOException {
            if (left <= 0) {
                ByteBuffer half = sources[0];
                half.limit(half.position() + half.remaining() / 2);
                file.write(position, half);
            }
            change();
            file.write(position, sources);
        }

        @Override
        public void force() throws IOException {
            change();
            file.force();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            change();
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
