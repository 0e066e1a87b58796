package io.fairlead.gateway.history;

import io.fairlead.core.CoreSnapshot;
import io.fairlead.core.CoreState;
import io.fairlead.core.snapshot.SnapshotHead;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/// One snapshot on its way to the disk: encoded at once, written a piece at a time so that whoever writes can do other
/// things between, and under its own name only when it is whole and synced. Owned by the thread that made it.
final class SnapshotFile {
    private static final int WRITE_BYTES = 1 << 20;
    /// So that no single sync has much to do.
    private static final int SYNC_BYTES = 8 << 20;

    private final Disk disk;
    private final SnapshotHead head;
    private final ArrayDeque<ByteBuffer> left = new ArrayDeque<>();
    private final long bytes;
    private long written;
    private long synced;

    /// Encodes the state as it is now.
    SnapshotFile(Disk disk, CoreState state, long position, long atNanos) {
        this.disk = disk;
        ByteBuffer[] open = {ByteBuffer.allocate(WRITE_BYTES)};
        head = CoreSnapshot.write(state, position, atNanos, (source, offset, length) -> {
            if (open[0].remaining() < length) {
                left.add(open[0].flip());
                open[0] = ByteBuffer.allocate(Math.max(WRITE_BYTES, length));
            }
            open[0].put(source, offset, length);
        });
        left.add(open[0].flip());
        bytes = left.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    SnapshotHead head() {
        return head;
    }

    long bytes() {
        return bytes;
    }

    /// Writes the next piece; true once the whole is on the disk under its name.
    boolean writeSome() throws IOException {
        try (DiskFile file = disk.open(SnapshotFiles.UNFINISHED)) {
            if (written == 0) {
                file.truncate(0);
            }
            ByteBuffer piece = left.peek();
            if (piece != null) {
                int length = piece.remaining();
                file.write(written, piece);
                written += length;
                left.remove();
            }
            if (left.isEmpty() || written - synced >= SYNC_BYTES) {
                file.force();
                synced = written;
            }
        }
        if (!left.isEmpty()) {
            return false;
        }
        String name = SnapshotFiles.name(head.position());
        disk.delete(name); // of a start before this one, which nothing names
        disk.rename(SnapshotFiles.UNFINISHED, name);
        disk.forceDirectory();
        return true;
    }
}
