package io.fairlead.fix.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One attempt to connect: DNS, TCP, proxy, TLS. Runs on the connecting thread, where it may block; is polled and
/// cancelled by another.
final class SocketCall implements Runnable, Dialer.Dialing {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOST_TURNS = 64;
    private static final Dialer.Outcome PENDING = new Dialer.Outcome.Pending();
    private static final Dialer.Outcome CANCELLED = new Dialer.Outcome.Failed("cancelled");

    private final Endpoint endpoint;
    private final SocketDialer.Route route;
    private final AtomicReference<Dialer.Outcome> outcome = new AtomicReference<>(PENDING);
    private final AtomicReference<@Nullable SocketChannel> open = new AtomicReference<>();

    SocketCall(Endpoint endpoint, SocketDialer.Route route) {
        this.endpoint = endpoint;
        this.route = route;
    }

    @Override
    public void run() {
        try {
            Link link = connect();
            if (!outcome.compareAndSet(PENDING, new Dialer.Outcome.Connected(link))) {
                link.close();
            }
        } catch (IOException e) {
            fail(e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (RuntimeException e) {
            // A secret that can't be had, a host that is no host name: this attempt fails, and the thread is its own.
            fail(e.toString());
        }
    }

    private boolean decided() {
        return !(outcome.get() instanceof Dialer.Outcome.Pending);
    }

    private void fail(String why) {
        outcome.compareAndSet(PENDING, new Dialer.Outcome.Failed(why));
        closeOpen();
    }

    private Link connect() throws IOException {
        SocketChannel channel = reach(route.proxy().hop(endpoint));
        channel.socket().setSoTimeout(PATIENCE_MILLIS);
        try {
            route.proxy()
                    .open(channel.socket().getInputStream(), channel.socket().getOutputStream(), endpoint);
        } catch (java.net.SocketTimeoutException e) {
            throw new IOException("proxy: no answer in time", e);
        }
        TcpLink link = new TcpLink(channel, route.options());
        TlsContext tls = route.tls();
        return tls == null ? link : secured(link, channel, tls);
    }

    /// Connects to the first address of the host that takes us.
    private SocketChannel reach(Endpoint hop) throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : resolve(hop.host())) {
            try {
                return reach(new InetSocketAddress(address, hop.port()));
            } catch (IOException e) {
                last = e;
                closeOpen();
            }
            if (decided()) {
                throw new IOException("cancelled");
            }
        }
        throw new IOException("TCP: " + last.getMessage(), last);
    }

    private SocketChannel reach(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        open.set(channel);
        if (decided()) {
            channel.close();
        }
        route.options().prepare(channel);
        channel.socket().connect(address, route.options().connectMillis());
        return channel;
    }

    private static InetAddress[] resolve(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (IOException e) {
            throw new IOException("DNS: " + host + " is unknown", e);
        }
    }

    private Link secured(TcpLink link, SocketChannel channel, TlsContext context) throws IOException {
        TlsLink secured = new TlsLink(link, context.client(endpoint.host(), endpoint.port()));
        try {
            shakeHands(secured, channel);
        } catch (IOException e) {
            String problem = context.problem();
            throw problem.isEmpty() ? e : new IOException(e.getMessage() + "; " + problem, e);
        }
        context.shook(secured);
        return secured;
    }

    /// Waits for what the handshake needs, on the connecting thread. Whoever feeds it byte by byte runs out of turns.
    static void shakeHands(TlsLink link, SocketChannel channel) throws IOException {
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            for (int turn = 0; !link.handshake(); turn++) {
                key.interestOps(link.flush() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                if (turn == MOST_TURNS || selector.select(PATIENCE_MILLIS) == 0) {
                    throw new IOException("the handshake makes no progress");
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new IOException("TLS: " + e.getMessage(), e);
        }
    }

    @Override
    public Dialer.Outcome outcome() {
        return Objects.requireNonNull(outcome.get());
    }

    @Override
    public void cancel() {
        Dialer.Outcome before = outcome.getAndSet(CANCELLED);
        if (before instanceof Dialer.Outcome.Connected connected) {
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
                outcome.compareAndSet(PENDING, new Dialer.Outcome.Failed("TCP: " + e.getMessage()));
            }
        }
    }
}
