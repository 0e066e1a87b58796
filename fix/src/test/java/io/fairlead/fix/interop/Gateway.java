package io.fairlead.fix.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.JournalMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// Our side of a session with an initiator, polled by the test's own thread.
final class Gateway implements AutoCloseable {
    private static final long LIMIT_NANOS = 20_000_000_000L;

    final List<String> received = new ArrayList<>();
    final List<SessionEvent> events = new ArrayList<>();
    final List<String> logouts = new ArrayList<>();
    final FixSession session;
    private final SelectorIdle idle = new SelectorIdle();
    private final FixInitiator initiator = new FixInitiator(new Random(7), idle);

    Gateway(SessionProfile profile, MessageStore store, Dialer dialer, Endpoint endpoint) {
        SessionParts parts =
                SessionParts.of(store, new Listener()).withCheck(new MessageValidator(FixDictionary.fix44(), true));
        ReconnectPolicy quick = new ReconnectPolicy(50_000_000, 200, 400_000_000, 10, 0, 5_000_000_000L);
        session = initiator.add(
                new FixSession(profile, parts),
                new InitiatorPlan(List.of(endpoint), dialer, quick, SessionSchedule.ALWAYS));
    }

    static SessionProfile profile() {
        return SessionProfile.initiator(SessionId.of("FIX.4.4", "FL", "LP"));
    }

    /// What a journal on this disk remembers of the session.
    static MessageStore store(SimulatedDisk disk) {
        Journal journal = Journal.open(
                disk, JournalConfig.defaults("boot-1", "test").withSizes(1 << 18, 1 << 20, 1 << 20, 0), now());
        JournalMessageStore store = JournalMessageStore.open(journal, "lp");
        journal.sync().poll(now());
        journal.sync().poll(now());
        return store;
    }

    static long now() {
        return System.currentTimeMillis() * 1_000_000;
    }

    void until(String what, BooleanSupplier condition) {
        long limit = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() < limit)
                    .as(() -> what + ", in time; status: " + session.status() + " " + events + received + logouts)
                    .isTrue();
            if (initiator.poll(now()) == 0) {
                idle.idle(2_000_000);
            }
        }
    }

    Gateway loggedOn() {
        until("logged on", session::loggedOn);
        return this;
    }

    int order(String clOrdId) {
        session.begin(MsgType.NEW_ORDER_SINGLE)
                .put(Tag.CL_ORD_ID, clOrdId)
                .put(21, '1')
                .put(Tag.SYMBOL, "EUR/USD")
                .put(Tag.SIDE, '1')
                .putTimestamp(Tag.TRANSACT_TIME, now())
                .put(Tag.ORDER_QTY, 100_000)
                .put(Tag.ORD_TYPE, '2')
                .put(Tag.PRICE, 108_512, 5);
        return session.commit(now());
    }

    boolean acknowledged(String clOrdId) {
        return received.stream().anyMatch(each -> each.contains("|35=8|") && each.contains("|11=" + clOrdId + "|"));
    }

    void reconnect() {
        initiator.start(session, now());
    }

    void stop(String reason) {
        initiator.stop(session, reason, now());
    }

    @Override
    public void close() {
        if (session.connected()) {
            stop("end of test");
            until("logged out", () -> !session.connected());
        }
        idle.close();
    }

    private final class Listener implements FixSessionListener {
        @Override
        public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
            received.add(message.toString());
        }

        @Override
        public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
            events.add(event);
        }

        @Override
        public void onLogout(FixSession from, String reason, long nowNanos) {
            logouts.add(reason);
        }
    }
}
