package io.fairlead.venues.web;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/// WebSocket connections whose other end is the test.
public final class ScriptedStreams implements WebStreams {
    private final List<Connection> connections = new ArrayList<>();

    @Override
    public WebStream open(URI address, Map<String, String> headers) {
        Connection connection = new Connection(address, headers);
        connections.add(connection);
        return connection;
    }

    /// Every connection that was ever begun, the oldest first.
    public List<Connection> connections() {
        return connections;
    }

    public Connection last() {
        return connections.getLast();
    }

    /// One connection.
    public static final class Connection implements WebStream {
        private final URI address;
        private final Map<String, String> headers;
        private final Queue<Consumer<Handler>> coming = new ArrayDeque<>();
        private final List<String> sent = new ArrayList<>();
        private boolean closed;

        Connection(URI address, Map<String, String> headers) {
            this.address = address;
            this.headers = headers;
        }

        public URI address() {
            return address;
        }

        public Map<String, String> headers() {
            return headers;
        }

        /// What was sent since the last look.
        public List<String> sent() {
            List<String> seen = List.copyOf(sent);
            sent.clear();
            return seen;
        }

        public boolean isClosed() {
            return closed;
        }

        public void opens() {
            coming.add(Handler::onOpen);
        }

        public void says(String text) {
            coming.add(handler -> handler.onText(text));
        }

        public void ends(String why) {
            coming.add(handler -> handler.onEnd(why));
        }

        @Override
        public int poll(Handler handler, int most) {
            int polled = 0;
            while (polled < most && !closed && !coming.isEmpty()) {
                coming.remove().accept(handler);
                polled++;
            }
            return polled;
        }

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
