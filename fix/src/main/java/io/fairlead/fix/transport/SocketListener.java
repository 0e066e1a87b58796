package io.fairlead.fix.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Listens on a TCP port. Owned by the thread that polls it; TLS handshakes run on the executor given, at most
/// [#MAX_HANDSHAKES] at a time and [#MAX_PER_ADDRESS] with one address. Whoever comes on top, does not speak TLS, or
/// shows no good certificate where one is required, is closed without an answer.
public final class SocketListener implements LinkSource {
    private static final int MAX_HANDSHAKES = 64;
    private static final int MAX_PER_ADDRESS = 16;

    private final ServerSocketChannel server;
    private final @Nullable TlsContext tls;
    private final Executor executor;
    private final ArrayBlockingQueue<Link> ready = new ArrayBlockingQueue<>(MAX_HANDSHAKES);
    private final Semaphore handshakes = new Semaphore(MAX_HANDSHAKES);
    private final Map<InetAddress, Integer> addresses = new ConcurrentHashMap<>();
    private volatile String failure = "";

    private SocketListener(InetSocketAddress address, Executor executor, @Nullable TlsContext tls) {
        this.executor = executor;
        this.tls = tls;
        try {
            server = ServerSocketChannel.open();
            server.bind(address);
            server.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on " + address + ": " + e.getMessage(), e);
        }
    }

    /// Listens without TLS; port 0 takes a free one.
    public static SocketListener plain(InetSocketAddress address) {
        return new SocketListener(address, Runnable::run, null);
    }

    /// Listens with TLS; the context has a certificate of ours.
    public static SocketListener tls(InetSocketAddress address, Executor executor, TlsContext context) {
        return new SocketListener(address, executor, context);
    }

    @Override
    public @Nullable Link accept() {
        try {
            SocketChannel channel = server.isOpen() ? server.accept() : null;
            return channel == null ? ready.poll() : welcome(channel);
        } catch (IOException e) {
            // One that hung up at once, or too many open files: the next may fare better.
            failure = e.toString();
            return ready.poll();
        }
    }

    private @Nullable Link welcome(SocketChannel channel) throws IOException {
        TcpLink link = new TcpLink(channel);
        TlsContext context = tls;
        if (context == null) {
            return link;
        }
        InetAddress address = channel.socket().getInetAddress();
        if (!enter(address)) {
            failure = link.peer() + ": too many handshakes at a time";
            link.close();
            return ready.poll();
        }
        try {
            executor.execute(() -> secure(link, channel, address, context));
        } catch (RejectedExecutionException e) {
            leave(address);
            link.close();
            failure = "no thread for a TLS handshake: " + e.getMessage();
        }
        return ready.poll();
    }

    private boolean enter(InetAddress address) {
        if (!handshakes.tryAcquire()) {
            return false;
        }
        if (addresses.merge(address, 1, Integer::sum) > MAX_PER_ADDRESS) {
            leave(address);
            return false;
        }
        return true;
    }

    private void leave(InetAddress address) {
        addresses.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        handshakes.release();
    }

    private void secure(TcpLink link, SocketChannel channel, InetAddress address, TlsContext context) {
        try {
            TlsLink secured = new TlsLink(link, context.server());
            SocketCall.shakeHands(secured, channel);
            context.shook(secured);
            if (!server.isOpen() || !ready.offer(secured)) {
                secured.close();
            }
        } catch (IOException e) {
            failure = link.peer() + ": " + e.getMessage();
            link.close();
        } finally {
            leave(address);
        }
    }

    /// Why a link was turned away last, or an empty text. For any thread.
    public String failure() {
        return failure;
    }

    @Override
    public int port() {
        return server.socket().getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the listener failed: " + e.getMessage(), e);
        }
        for (Link link = ready.poll(); link != null; link = ready.poll()) {
            link.close();
        }
    }
}
