package io.fairlead.proof.virtual;

import io.fairlead.venues.web.WebStream;
import io.fairlead.venues.web.WebStreams;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// WebSockets on virtual time: texts travel for a while and keep their order; connections are cut, or fall silent.
/// Belongs to one life of a process; owned by the world's thread.
public final class VirtualStreams implements WebStreams {
    private static final long MILLI = 1_000_000L;
    private static final long SERVER_NOTICES_NANOS = 20_000 * MILLI;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Server server;
    private final Runnable wakeUp;
    private final List<Line> lines = new ArrayList<>();

    /// The far end.
    @FunctionalInterface
    public interface Server {
        /// A connection comes in; null turns it away.
        @Nullable
        Far accept(Near near, Map<String, String> headers);
    }

    /// The far end of one connection.
    public interface Far {
        void heard(String text);

        /// The near end is no more.
        void gone();
    }

    /// The near end of one connection, as the far end reaches it.
    public interface Near {
        void say(String text);

        void end();
    }

    /// @param wakeUp called when something came
    public VirtualStreams(VirtualTime time, RandomGenerator random, Server server, Runnable wakeUp) {
        this.time = time;
        this.random = random;
        this.server = server;
        this.wakeUp = wakeUp;
    }

    @Override
    public WebStream open(URI address, Map<String, String> headers) {
        lines.removeIf(line -> line.over);
        Line line = new Line();
        lines.add(line);
        time.at(line.sendNanos(), () -> line.opened(server.accept(line, headers)));
        return line;
    }

    /// How many connections stand.
    public int open() {
        return (int) lines.stream().filter(line -> !line.over).count();
    }

    /// Nothing arrives any more on any connection, and nobody is told.
    public void silence() {
        lines.forEach(line -> line.silent = true);
    }

    /// The process is no more: its connections end.
    public void close() {
        lines.forEach(Line::close);
    }

    private final class Line implements WebStream, Near {
        private final ArrayDeque<Consumer<Handler>> inbox = new ArrayDeque<>();
        private @Nullable Far far;
        private long lastSentNanos;
        private long lastSaidNanos;
        private boolean silent;
        private boolean over;

        private void opened(@Nullable Far accepted) {
            if (accepted == null || over || silent) {
                arrives(handler -> handler.onEnd("connection refused"));
                return;
            }
            far = accepted;
        }

        private long sendNanos() {
            lastSentNanos = Math.max(lastSentNanos, time.nowNanos() + latencyNanos());
            return lastSentNanos;
        }

        private void arrives(Consumer<Handler> what) {
            lastSaidNanos = Math.max(lastSaidNanos, time.nowNanos() + latencyNanos());
            time.at(lastSaidNanos, () -> {
                if (!over && !silent) {
                    inbox.add(what);
                    wakeUp.run();
                }
            });
        }

        @Override
        public void say(String text) {
            arrives(handler -> handler.onText(text));
        }

        @Override
        public void end() {
            far = null;
            arrives(handler -> handler.onEnd("closed by the server"));
        }

        @Override
        public int poll(Handler handler, int most) {
            int polled = 0;
            if (far != null && !greeted) {
                greeted = true;
                handler.onOpen();
                polled++;
            }
            while (polled < most && !inbox.isEmpty() && !over) {
                inbox.remove().accept(handler);
                polled++;
            }
            return polled;
        }

        private boolean greeted;

        @Override
        public void send(String text) {
            time.at(sendNanos(), () -> {
                if (far != null && !silent) {
                    far.heard(text);
                }
            });
        }

        @Override
        public void close() {
            if (over) {
                return;
            }
            over = true;
            inbox.clear();
            time.at(silent ? time.nowNanos() + SERVER_NOTICES_NANOS : sendNanos(), () -> {
                if (far != null) {
                    far.gone();
                    far = null;
                }
            });
        }
    }

    private long latencyNanos() {
        return random.nextLong(2 * MILLI, 20 * MILLI);
    }
}
