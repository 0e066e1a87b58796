package io.fairlead.gateway;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.testing.ForwardingDisk;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A disk under which the process dies in the middle of one of the things that it does to it.
final class CuttingDisk extends ForwardingDisk {
    private long left;

    /// The process is gone.
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    CuttingDisk(Disk disk, long changesBefore) {
        super(disk);
        this.left = changesBefore;
    }

    @Override
    protected void beforeChange() {
        if (left-- <= 0) {
            throw new Death();
        }
    }

    /// Dies with half of what it was to write.
    @Override
    protected void beforeWrite(DiskFile file, long position, ByteBuffer... sources) throws IOException {
        if (left <= 0) {
            ByteBuffer half = sources[0];
            half.limit(half.position() + half.remaining() / 2);
            file.write(position, half);
        }
        beforeChange();
    }
}
