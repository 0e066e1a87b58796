package io.fairlead.sim.log;

import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Appends to the trade log. Owned by the desk's thread.
///
/// What was appended is with the operating system once `flush` returns, and on the disk if `fsync` was asked for.
public final class TradeLogWriter implements AutoCloseable {
    private final FileChannel channel;
    private final boolean fsync;
    private final StringBuilder pending = new StringBuilder();

    private TradeLogWriter(FileChannel channel, boolean fsync) {
        this.channel = channel;
        this.fsync = fsync;
    }

    /// Opens the log behind the last whole line that `log` has read, and cuts off what a crash left after it.
    public static TradeLogWriter open(Path file, TradeLog log, boolean fsync) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(log.bytes());
            channel.position(log.bytes());
            return new TradeLogWriter(channel, fsync);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void opened(String prefix, long nanos) {
        pending.append(Lines.opened(prefix, nanos));
    }

    public void received(Request request, long nanos) {
        pending.append(Lines.received(request, nanos));
    }

    public void answered(Answer answer) {
        pending.append(Lines.answered(answer));
    }

    /// Hands what was appended to the operating system. A failure is final: the venue may not answer any more.
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(pending.toString());
        pending.setLength(0);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (fsync) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            flush();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
