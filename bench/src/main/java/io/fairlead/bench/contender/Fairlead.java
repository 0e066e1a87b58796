package io.fairlead.bench.contender;

import io.fairlead.bench.wire.OrderText;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.store.JournalMessageStore;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/// Our engine as a gateway runs it: store in the journal, which is synced by its own thread (`before-ack`), and every
/// incoming message checked against the dictionary. Owned by the polling thread.
final class Fairlead implements PolledEngine, FixSessionListener {
    /// The name of its store.
    static final String STORE = "bench";

    private static final int HEARTBEAT_SECONDS = 3600;

    private final EngineClock clock = new EngineClock();
    private final byte[] id = OrderText.firstId();
    private final FixInitiator initiator;
    private final FixSession session;
    private final Idle idle;
    private long reports;

    private Fairlead(Journal journal, Dialer dialer, Endpoint counterparty, Idle idle, ResendPolicy resend) {
        this.idle = idle;
        initiator = new FixInitiator(new Random(1), idle);
        SessionParts parts = SessionParts.of(JournalMessageStore.open(journal, STORE), this)
                .withCheck(new MessageValidator(FixDictionary.fix44(), true));
        SessionProfile profile = SessionProfile.initiator(
                        SessionId.of("FIX.4.4", OrderText.OURSELVES, OrderText.COUNTERPARTY))
                .withTiming(Timing.DEFAULT.withHeartbeatSeconds(HEARTBEAT_SECONDS))
                .withResend(resend);
        session = initiator.add(new FixSession(profile, parts), InitiatorPlan.of(dialer, counterparty));
    }

    /// Opens a journal in the folder, starts its sync thread and logs on.
    static Fairlead logOn(Path folder, Dialer dialer, Endpoint counterparty, Idle idle) throws IOException {
        return logOn(folder, dialer, counterparty, idle, ResendPolicy.GAP_FILL_ALL);
    }

    static Fairlead logOn(Path folder, Dialer dialer, Endpoint counterparty, Idle idle, ResendPolicy resend)
            throws IOException {
        Journal journal = Journal.open(FileDisk.at(folder), JournalConfig.defaults("bench", "bench"), 0);
        Thread.ofPlatform()
                .daemon()
                .name("journal-sync")
                .start(() -> journal.sync().run(System::nanoTime));
        Fairlead fairlead = new Fairlead(journal, dialer, counterparty, idle, resend);
        while (!fairlead.session.loggedOn()) {
            fairlead.poll();
            Thread.onSpinWait();
        }
        return fairlead;
    }

    @Override
    public boolean order(long number) {
        OrderText.writeId(id, 0, number);
        long now = clock.nanos();
        session.begin(MsgType.NEW_ORDER_SINGLE)
                .put(Tag.CL_ORD_ID, id, 0, id.length)
                .put(Tag.ACCOUNT, OrderText.ACCOUNT)
                .put(Tag.SYMBOL, OrderText.SYMBOL)
                .put(Tag.SIDE, OrderText.BUY)
                .put(Tag.ORDER_QTY, OrderText.QUANTITY)
                .put(Tag.ORD_TYPE, OrderText.LIMIT)
                .put(Tag.PRICE, OrderText.PRICE, OrderText.PRICE_SCALE)
                .put(Tag.TIME_IN_FORCE, OrderText.DAY)
                .putTimestamp(Tag.TRANSACT_TIME, now);
        return session.commit(now) > 0;
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long nowNanos) {
        int index = message.indexOf(Tag.CL_ORD_ID);
        boolean expected = message.msgType() == MsgType.EXECUTION_REPORT
                && flags == 0
                && OrderText.readId(message.buffer(), message.start(index)) == reports
                && message.charValue(Tag.EXEC_TYPE) == 'F';
        if (!expected) {
            throw new IllegalStateException("expected the report of order " + reports + ", got " + message);
        }
        reports++;
    }

    @Override
    public void onLogout(FixSession from, String reason, long nowNanos) {
        throw new IllegalStateException("logged out: " + reason);
    }

    @Override
    public void beginBatch() {
        session.beginBatch();
    }

    @Override
    public void endBatch() {
        session.endBatch(clock.nanos());
    }

    @Override
    public void poll() {
        initiator.poll(clock.nanos());
    }

    @Override
    public long reports() {
        return reports;
    }

    @Override
    public void park(long maxNanos) {
        idle.idle(maxNanos);
    }
}
