package io.fairlead.gateway.history;

import io.fairlead.core.CoreSnapshot;
import io.fairlead.core.StateListener;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.snapshot.SnapshotHead;
import io.fairlead.core.snapshot.SnapshotReader;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/// Snapshots on the journal's disk, one file each, named by the log position behind its newest event. Stateless; any
/// thread.
public final class SnapshotFiles {
    /// What a file is called until it is whole and on the disk.
    static final String UNFINISHED = "snapshot.new";

    private static final String PREFIX = "snapshot-";
    private static final String SUFFIX = ".bin";
    private static final int READ_BYTES = 256 * 1024;

    private final Disk disk;

    public SnapshotFiles(Disk disk) {
        this.disk = disk;
    }

    static String name(long position) {
        return PREFIX + "%020d".formatted(position) + SUFFIX;
    }

    /// The positions of all snapshots, oldest first.
    public List<Long> positions() throws IOException {
        return disk.list().stream()
                .filter(file -> file.matches(PREFIX + "\\d{20}\\.bin"))
                .map(file -> Long.parseLong(file.substring(PREFIX.length(), file.length() - SUFFIX.length())))
                .sorted()
                .toList();
    }

    /// What a snapshot says of itself.
    ///
    /// @throws EventFormatException if it is damaged or of a newer release
    SnapshotHead head(long position) throws IOException {
        return read(position, SnapshotReader::head);
    }

    /// Restores a snapshot.
    ///
    /// @throws EventFormatException if it is damaged or of a newer release
    CoreSnapshot restore(long position, StateListener listener) throws IOException {
        CoreSnapshot restored = read(position, source -> CoreSnapshot.read(source, listener));
        if (restored.head().position() != position) {
            throw new EventFormatException(path(position) + " holds the snapshot of another position, "
                    + restored.head().position());
        }
        return restored;
    }

    private <T> T read(long position, Function<SnapshotReader.Source, T> body) throws IOException {
        try (DiskFile file = disk.openReadOnly(name(position))) {
            return body.apply(new Buffered(file)::read);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    String path(long position) {
        return disk.path(name(position));
    }

    /// Removes what is neither whole nor wanted.
    void deleteAllBut(List<Long> wanted) throws IOException {
        disk.delete(UNFINISHED);
        for (long position : positions()) {
            if (!wanted.contains(position)) {
                disk.delete(name(position));
            }
        }
        disk.forceDirectory();
    }

    /// Reads in large pieces.
    private static final class Buffered {
        private final DiskFile file;
        private final byte[] buffer = new byte[READ_BYTES];
        private long offset;
        private int at;
        private int filled;

        Buffered(DiskFile file) {
            this.file = file;
        }

        int read(byte[] into, int from, int length) {
            if (at == filled && !fill()) {
                return -1;
            }
            int count = Math.min(length, filled - at);
            System.arraycopy(buffer, at, into, from, count);
            at += count;
            return count;
        }

        private boolean fill() {
            try {
                at = 0;
                filled = Math.max(0, file.read(offset, buffer, 0, buffer.length));
                offset += filled;
                return filled > 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
