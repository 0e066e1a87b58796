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
import java.util.function.Consumer;

/// Appends to the trade log. Owned by the desk's thread.
///
/// What was appended is with the operating system once `flush` returns, and on the disk if `fsync` was asked for.
public final class TradeLogWriter implements AutoCloseable {
    /// Where whole lines go.
    private interface Target extends AutoCloseable {
        void write(String lines) throws IOException;

        @Override
        void close() throws IOException;
    }

    private record File(FileChannel channel, boolean fsync) implements Target {
        @Override
        public void write(String lines) throws IOException {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (fsync) {
                channel.force(false);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record Listener(Consumer<String> lines) implements Target {
        @Override
        public void write(String text) {
            text.lines().forEach(lines);
        }

        @Override
        public void close() {}
    }

    private final Target target;
    private final StringBuilder pending = new StringBuilder();

    private TradeLogWriter(Target target) {
        this.target = target;
    }

    /// A log that is kept elsewhere, for a venue in virtual time: each line, without its end, as it is flushed.
    public static TradeLogWriter to(Consumer<String> lines) {
        return new TradeLogWriter(new Listener(lines));
    }

    /// Opens the log behind the last whole line that `log` has read, and cuts off what a crash left after it.
    public static TradeLogWriter open(Path file, TradeLog log, boolean fsync) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(log.bytes());
            channel.position(log.bytes());
            return new TradeLogWriter(new File(channel, fsync));
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

    public void asked(Asked asked) {
        pending.append(Lines.asked(asked));
    }

    public void answered(Answer answer) {
        pending.append(Lines.answered(answer));
    }

    /// Hands what was appended to the operating system. A failure is final: the venue may not answer any more.
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        String lines = pending.toString();
        pending.setLength(0);
        try {
            target.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            flush();
            target.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
