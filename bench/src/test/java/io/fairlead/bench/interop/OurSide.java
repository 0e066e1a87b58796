package io.fairlead.bench.interop;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.fix.engine.FixLog;
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
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.LinkSource;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.fix.transport.SocketListener;
import io.fairlead.journal.Journal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/// Our engine in either role: answers orders with reports, remembers application messages, events, and all that was on
/// the wire. Owned by the test's thread, which polls it.
final class OurSide implements FixSessionListener, FixLog, AutoCloseable {
    private static final SessionId ID = SessionId.of("FIX.4.4", "FL", "LP");
    private static final ReconnectPolicy QUICK =
            new ReconnectPolicy(20_000_000, 200, 200_000_000, 10, 0, 5_000_000_000L);

    final List<String> received = new ArrayList<>();
    final List<SessionEvent> events = new ArrayList<>();
    final List<String> wire = new ArrayList<>();
    final Cable cable = new Cable();
    final FixSession session;
    private final Journal journal;
    private final LongConsumer driver;
    private final int port;
    private final AutoCloseable listening;
    private int reports;

    private OurSide(SessionProfile profile, Journal journal, LinkSource source) {
        this.journal = journal;
        session = session(profile, journal);
        port = source.port();
        listening = source::close;
        FixAcceptor acceptor = new FixAcceptor(cable.through(source), Idle.SPIN);
        acceptor.add(session, SessionSchedule.ALWAYS);
        driver = acceptor::poll;
    }

    private OurSide(SessionProfile profile, Journal journal, InitiatorPlan plan) {
        this.journal = journal;
        session = session(profile, journal);
        port = 0;
        listening = () -> {};
        FixInitiator initiator = new FixInitiator(new Random(7), Idle.SPIN);
        InitiatorPlan cuttable =
                new InitiatorPlan(plan.endpoints(), cable.through(plan.dialer()), plan.reconnect(), plan.schedule());
        initiator.add(session, cuttable);
        driver = initiator::poll;
    }

    private FixSession session(SessionProfile profile, Journal journal) {
        return new FixSession(
                profile,
                SessionParts.of(JournalMessageStore.open(journal, "artio"), this)
                        .withLog(this)
                        .withCheck(new MessageValidator(FixDictionary.fix44(), true)));
    }

    static OurSide acceptor(Journal journal) {
        LinkSource anyPort = SocketListener.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new OurSide(SessionProfile.acceptor(ID), journal, anyPort);
    }

    static OurSide initiator(Journal journal, int port, Executor connect) {
        InitiatorPlan plan = new InitiatorPlan(
                List.of(new Endpoint("127.0.0.1", port)), SocketDialer.plain(connect), QUICK, SessionSchedule.ALWAYS);
        return new OurSide(SessionProfile.initiator(ID), journal, plan);
    }

    static long now() {
        return System.currentTimeMillis() * 1_000_000;
    }

    int port() {
        return port;
    }

    void poll() {
        journal.sync().poll(now());
        driver.accept(now());
    }

    int order(String clOrdId) {
        session.begin(MsgType.NEW_ORDER_SINGLE)
                .put(Tag.CL_ORD_ID, clOrdId)
                .put(Tag.SYMBOL, "EUR/USD")
                .put(Tag.SIDE, '1')
                .putTimestamp(Tag.TRANSACT_TIME, now())
                .put(Tag.ORDER_QTY, 100_000)
                .put(Tag.ORD_TYPE, '2')
                .put(Tag.PRICE, 108_512, 5);
        return session.commit(now());
    }

    boolean wrote(String... parts) {
        return wire.stream()
                .anyMatch(
                        each -> each.startsWith("> ") && List.of(parts).stream().allMatch(each::contains));
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        received.add(message.toString());
        if (message.msgType() == MsgType.NEW_ORDER_SINGLE) {
            reports++;
            session.begin(MsgType.EXECUTION_REPORT)
                    .put(Tag.ORDER_ID, "O-" + reports)
                    .put(Tag.EXEC_ID, "E-" + reports)
                    .put(Tag.EXEC_TYPE, '0')
                    .put(Tag.ORD_STATUS, '0')
                    .put(Tag.CL_ORD_ID, message.string(Tag.CL_ORD_ID, "none"))
                    .put(Tag.SYMBOL, message.string(Tag.SYMBOL, "none"))
                    .put(Tag.SIDE, '1')
                    .put(Tag.LEAVES_QTY, 100_000)
                    .put(Tag.CUM_QTY, 0)
                    .put(Tag.AVG_PX, 0);
            session.commit(receivedNanos);
        }
    }

    @Override
    public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
        events.add(event);
    }

    @Override
    public void incoming(SessionId id, byte[] bytes, int offset, int length, long nowNanos) {
        wire.add("< " + text(bytes, offset, length));
    }

    @Override
    public void outgoing(SessionId id, byte[] bytes, int offset, int length, long nowNanos) {
        wire.add("> " + text(bytes, offset, length));
    }

    @Override
    public void event(SessionId id, String text, long nowNanos) {
        wire.add("* " + text);
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.US_ASCII).replace('\u0001', '|');
    }

    @Override
    public void close() throws Exception {
        session.disconnect("end", now());
        listening.close();
    }
}
