package io.fairlead.fix.interop;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.engine.SessionStatus;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.transport.LinkSource;
import io.fairlead.fix.transport.SelectorIdle;

/// Our acceptor on a thread of its own: answers each order with an execution report.
final class EchoServer implements AutoCloseable {
    private final SelectorIdle idle = new SelectorIdle();
    private final FixAcceptor acceptor;
    private final FixSession session;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean crashed;
    private volatile int orders;

    EchoServer(LinkSource source, String senderCompId, String targetCompId) {
        this(source, senderCompId, targetCompId, new MemoryMessageStore());
    }

    EchoServer(LinkSource source, String senderCompId, String targetCompId, MessageStore store) {
        acceptor = new FixAcceptor(source, idle);
        session = new FixSession(
                SessionProfile.acceptor(SessionId.of("FIX.4.4", senderCompId, targetCompId)),
                SessionParts.of(store, (from, message, _, now) -> echo(from, message, now)));
        acceptor.add(session, SessionSchedule.ALWAYS);
        thread = Thread.ofPlatform().name("echo").start(this::run);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the echo thread writes
    private void echo(FixSession session, FixMessage order, long now) {
        orders++;
        session.begin(MsgType.EXECUTION_REPORT)
                .put(Tag.ORDER_ID, "o")
                .put(Tag.EXEC_ID, orders)
                .put(Tag.EXEC_TYPE, '0')
                .put(Tag.ORD_STATUS, '0')
                .put(Tag.CL_ORD_ID, order.string(Tag.CL_ORD_ID, "none"))
                .put(Tag.SYMBOL, order.string(Tag.SYMBOL, "none"))
                .put(Tag.SIDE, '1')
                .put(Tag.LEAVES_QTY, 1)
                .put(Tag.CUM_QTY, 0)
                .put(Tag.AVG_PX, 0);
        session.commit(now);
    }

    private void run() {
        while (running) {
            if (acceptor.poll(Gateway.now()) == 0) {
                idle.idle(2_000_000);
            }
        }
        if (crashed) {
            session.disconnect("crash", Gateway.now());
        }
        acceptor.stopAll("end of test", Gateway.now());
        idle.close();
    }

    int orders() {
        return orders;
    }

    SessionStatus status() {
        return session.status();
    }

    /// Ends without a word to the counterparty.
    void crash() {
        crashed = true;
        close();
    }

    int port() {
        return acceptor.port();
    }

    @Override
    public void close() {
        running = false;
        idle.wakeUp();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
