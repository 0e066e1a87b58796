package io.fairlead.app.fixlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/// One session's log file of one day, appended to in large pieces. Owned by the log thread.
///
/// A crash may leave half a last line; going on begins a new one. A write that failed is cut back to the last whole
/// line.
final class DayFile implements AutoCloseable {
    private static final Set<StandardOpenOption> OPTIONS =
            EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

    private final Path path;
    private final LocalDate day;
    private final FileChannel channel;
    private long end;

    private DayFile(Path path, LocalDate day, FileChannel channel, long end) {
        this.path = path;
        this.day = day;
        this.channel = channel;
        this.end = end;
    }

    static DayFile open(Path folder, String word, LocalDate day) throws IOException {
        Path path = folder.resolve(LogNames.of(word, day));
        FileChannel channel = FileChannel.open(path, OPTIONS, LogNames.OWNER_ONLY);
        try {
            DayFile file = new DayFile(path, day, channel, channel.size());
            if (!file.endsWithLine()) {
                file.append(new byte[] {'\n'}, 1);
            }
            return file;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private boolean endsWithLine() throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end == 0 || (channel.read(last, end - 1) == 1 && last.get(0) == '\n');
    }

    Path path() {
        return path;
    }

    LocalDate day() {
        return day;
    }

    /// Appends all of it or, as far as the disk lets us, none.
    void append(byte[] lines, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(lines, 0, length);
        try {
            for (long at = end; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
            end += length;
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
    }

    private void cutBack(IOException because) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /// Syncs, then closes.
    @Override
    public void close() throws IOException {
        try (channel) {
            channel.force(true);
        }
    }
}
