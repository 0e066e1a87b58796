package io.fairlead.app.cli;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.Authenticator;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.fix.transport.SocketListener;
import io.fairlead.fix.transport.TlsContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A venue on loopback with one session, whose clock and numbers a test sets. A thread of its own polls it.
final class ProbedVenue implements AutoCloseable, FixSessionListener {
    static final String PASSWORD = "correct-horse";

    private final SelectorIdle idle = new SelectorIdle();
    private final SocketListener listener;
    private final FixAcceptor acceptor;
    private final Duration clockOffset;
    private final Thread thread;
    private final MemoryMessageStore store = new MemoryMessageStore();
    private volatile boolean stopped;
    private volatile int reports;

    /// @param expected the MsgSeqNum(34) that it expects
    /// @param next the MsgSeqNum(34) of its next message
    record Numbers(int expected, int next) {}

    ProbedVenue(@Nullable TlsContext tls, Numbers numbers, Duration clockOffset) {
        this.clockOffset = clockOffset;
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        listener = tls == null
                ? SocketListener.plain(address)
                : SocketListener.tls(address, task -> Thread.ofVirtual().start(task), tls);
        store.numbers(numbers.expected, numbers.next, 0);
        SessionProfile profile = SessionProfile.acceptor(SessionId.of("FIX.4.4", "VENUE", "US"));
        FixSession session = new FixSession(
                profile,
                SessionParts.of(store, this).withAuthenticator(Authenticator.of(new Credentials("joe", PASSWORD))));
        acceptor = new FixAcceptor(listener, idle);
        acceptor.add(session, SessionSchedule.ALWAYS);
        thread = Thread.ofPlatform().name("venue").start(this::serve);
    }

    static ProbedVenue plain() {
        return new ProbedVenue(null, new Numbers(1, 1), Duration.ZERO);
    }

    static ProbedVenue at(int expected, int next) {
        return new ProbedVenue(null, new Numbers(expected, next), Duration.ZERO);
    }

    /// From now on it reports this many fills with each logon.
    ProbedVenue reporting(int count) {
        reports = count;
        return this;
    }

    private void serve() {
        while (!stopped) {
            Instant now = Instant.now().plus(clockOffset);
            if (acceptor.poll(now.getEpochSecond() * 1_000_000_000L + now.getNano()) == 0) {
                idle.idle(2_000_000);
            }
        }
    }

    @Override
    public void onLogon(FixSession session, long nowNanos) {
        for (int i = 0; i < reports; i++) {
            session.begin('8')
                    .put(37, "o1")
                    .put(17, "e" + i)
                    .put(150, '0')
                    .put(39, '0')
                    .put(55, "EURUSD")
                    .put(54, '1')
                    .put(151, "1")
                    .put(14, "0")
                    .put(6, "0");
            session.commit(nowNanos);
        }
    }

    @Override
    public void onMessage(FixSession session, FixMessage message, int flags, long receivedNanos) {
        throw new IllegalStateException("a probe sent an application message: " + message);
    }

    int port() {
        return acceptor.port();
    }

    /// Ends its thread; what it counted may be read then.
    Numbers stop() throws InterruptedException {
        stopped = true;
        idle.wakeUp();
        thread.join(5_000);
        return new Numbers(store.expectedIncoming(), store.nextOutgoing());
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        listener.close();
        idle.close();
    }
}
