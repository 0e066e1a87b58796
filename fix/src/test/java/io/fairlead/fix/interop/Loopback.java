package io.fairlead.fix.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.SocketListener;
import io.fairlead.fix.transport.TlsContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/// A listener on the loopback, and what it takes to connect to it: dialler and listener are polled in turn.
final class Loopback implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(2);

    private final SocketListener listener;
    private final ArrayDeque<Link> accepted = new ArrayDeque<>();

    private Loopback(SocketListener listener) {
        this.listener = listener;
    }

    static Loopback plain() {
        return new Loopback(SocketListener.plain(anyPort()));
    }

    static Loopback tls(Executor executor, TlsContext context) {
        return new Loopback(SocketListener.tls(anyPort(), executor, context));
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    int port() {
        return listener.port();
    }

    Endpoint localhost() {
        return new Endpoint("localhost", port());
    }

    private Dialer.Outcome outcome(Dialer dialer, Endpoint endpoint) {
        Dialer.Dialing dialing = dialer.dial(endpoint);
        until(() -> !(dialing.outcome() instanceof Dialer.Outcome.Pending));
        return dialing.outcome();
    }

    private void until(BooleanSupplier done) {
        await().atMost(LIMIT).pollInterval(OFTEN).until(() -> {
            Link link = listener.accept();
            if (link != null) {
                accepted.add(link);
            }
            return done.getAsBoolean();
        });
    }

    Link connected(Dialer dialer, Endpoint endpoint) {
        Dialer.Outcome outcome = outcome(dialer, endpoint);
        assertThat(outcome).isInstanceOf(Dialer.Outcome.Connected.class);
        return ((Dialer.Outcome.Connected) outcome).link();
    }

    String failure(Dialer dialer, Endpoint endpoint) {
        Dialer.Outcome outcome = outcome(dialer, endpoint);
        assertThat(outcome).isInstanceOf(Dialer.Outcome.Failed.class);
        return ((Dialer.Outcome.Failed) outcome).why();
    }

    /// The other end of what connected first and was not taken yet.
    Link accepted() {
        until(() -> !accepted.isEmpty());
        return accepted.remove();
    }

    static void assertTalking(Link one, Link other) {
        one.write(ByteBuffer.wrap("8=FIX".getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer read = ByteBuffer.allocate(64);
        await().atMost(LIMIT).pollInterval(OFTEN).until(() -> {
            one.flush();
            other.read(read);
            return read.position() == 5;
        });
        assertThat(new String(read.array(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("8=FIX");
    }

    @Override
    public void close() {
        listener.close();
        accepted.forEach(Link::close);
    }
}
