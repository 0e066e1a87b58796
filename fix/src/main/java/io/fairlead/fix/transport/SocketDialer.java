package io.fairlead.fix.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Dials over TCP, with TLS where it is configured: resolves, connects and shakes hands on the executor given (a
/// virtual thread per task), tens of milliseconds that the polling thread does not wait for. Immutable; any thread.
public final class SocketDialer implements Dialer {
    private static final long HANDSHAKE_PATIENCE_MILLIS = 10_000;
    private static final Outcome PENDING = new Outcome.Pending();
    private static final Outcome CANCELLED = new Outcome.Failed("cancelled");

    private final Executor executor;
    private final @Nullable TlsContext tls;

    private SocketDialer(Executor executor, @Nullable TlsContext tls) {
        this.executor = executor;
        this.tls = tls;
    }

    /// Dials without TLS.
    public static SocketDialer plain(Executor executor) {
        return new SocketDialer(executor, null);
    }

    /// Dials with TLS.
    public static SocketDialer tls(Executor executor, TlsContext context) {
        return new SocketDialer(executor, context);
    }

    @Override
    public Dialing dial(Endpoint endpoint) {
        Call call = new Call(endpoint, tls);
        try {
            executor.execute(call);
        } catch (RejectedExecutionException e) {
            return new Refused("no thread to connect on: " + e.getMessage());
        }
        return call;
    }

    private record Refused(String why) implements Dialing {
        @Override
        public Outcome outcome() {
            return new Outcome.Failed(why);
        }

        @Override
        public void cancel() {}
    }

    /// One attempt: runs on the connecting thread, is polled by the other.
    private static final class Call implements Runnable, Dialing {
        private final Endpoint endpoint;
        private final @Nullable TlsContext tls;
        private final AtomicReference<Outcome> outcome = new AtomicReference<>(PENDING);
        private final AtomicReference<@Nullable SocketChannel> open = new AtomicReference<>();

        Call(Endpoint endpoint, @Nullable TlsContext tls) {
            this.endpoint = endpoint;
            this.tls = tls;
        }

        @Override
        public void run() {
            try {
                Link link = connect();
                if (!outcome.compareAndSet(PENDING, new Outcome.Connected(link))) {
                    link.close();
                }
            } catch (IOException e) {
                outcome.compareAndSet(
                        PENDING, new Outcome.Failed(e.getMessage() == null ? e.toString() : e.getMessage()));
                closeOpen();
            }
        }

        private Link connect() throws IOException {
            InetSocketAddress address = resolve();
            SocketChannel channel = SocketChannel.open();
            open.set(channel);
            if (!(outcome.get() instanceof Outcome.Pending)) {
                channel.close();
            }
            try {
                channel.connect(address);
            } catch (IOException e) {
                throw new IOException("TCP: " + e.getMessage(), e);
            }
            TcpLink link = new TcpLink(channel);
            return tls == null ? link : secured(link, channel, tls);
        }

        private InetSocketAddress resolve() throws IOException {
            try {
                return new InetSocketAddress(InetAddress.getByName(endpoint.host()), endpoint.port());
            } catch (IOException e) {
                throw new IOException("DNS: " + endpoint.host() + " is unknown", e);
            }
        }

        private Link secured(TcpLink link, SocketChannel channel, TlsContext context) throws IOException {
            TlsLink secured = new TlsLink(link, context.client(endpoint.host(), endpoint.port()));
            shakeHands(secured, channel);
            return secured;
        }

        @Override
        public Outcome outcome() {
            return Objects.requireNonNull(outcome.get());
        }

        @Override
        public void cancel() {
            Outcome before = outcome.getAndSet(CANCELLED);
            if (before instanceof Outcome.Connected connected) {
                connected.link().close();
            }
            closeOpen();
        }

        private void closeOpen() {
            SocketChannel channel = open.get();
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException e) {
                    outcome.compareAndSet(PENDING, new Outcome.Failed("TCP: " + e.getMessage()));
                }
            }
        }
    }

    /// Waits for what the handshake needs, on the connecting thread.
    static void shakeHands(TlsLink link, SocketChannel channel) throws IOException {
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            while (!link.handshake()) {
                key.interestOps(link.flush() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                if (selector.select(HANDSHAKE_PATIENCE_MILLIS) == 0) {
                    throw new IOException("the handshake makes no progress");
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new IOException("TLS: " + e.getMessage(), e);
        }
    }
}
