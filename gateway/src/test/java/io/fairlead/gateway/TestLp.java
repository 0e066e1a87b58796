package io.fairlead.gateway;

import io.fairlead.core.model.OrderId;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.MemoryLink;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A liquidity provider in memory: it remembers what it was asked and says what a test tells it to. It outlives the
/// gateway's restarts, as a venue does.
final class TestLp implements Dialer, FixSessionListener {
    private final MemoryMessageStore store = new MemoryMessageStore();
    private final FixSession session;
    private final FixEncoder unheard;
    private final List<String> asked = new ArrayList<>();
    private @Nullable MemoryLink waiting;
    private boolean reachable = true;
    private int dials;
    private boolean answersLists = true;
    private boolean deniesOrders;
    private String askedList = "";

    TestLp(String senderCompId) {
        SessionProfile profile = SessionProfile.acceptor(SessionId.of("FIX.4.4", senderCompId, "FAIRLEAD"));
        session = new FixSession(profile, SessionParts.of(store, this));
        unheard = new FixEncoder(profile.header(), 4096);
    }

    @Override
    public Dialing dial(Endpoint endpoint) {
        dials++;
        MemoryLink[] pair = MemoryLink.pair();
        Outcome outcome = reachable ? new Outcome.Connected(pair[0]) : new Outcome.Failed("unreachable");
        waiting = reachable ? pair[1] : null;
        return new Dialing() {
            @Override
            public Outcome outcome() {
                return outcome;
            }

            @Override
            public void cancel() {
                pair[1].close();
            }
        };
    }

    /// How often somebody connected, or tried to.
    int dials() {
        return dials;
    }

    void poll(long nowNanos) {
        MemoryLink link = waiting;
        if (link != null && !session.connected()) {
            waiting = null;
            session.attach(link, nowNanos);
        }
        session.poll(nowNanos);
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        asked.add(MsgType.text(message.msgType()) + ":" + message.string(Tag.CL_ORD_ID, "-"));
        if (message.msgType() == MsgType.ORDER_MASS_STATUS_REQUEST) {
            askedList = String.valueOf(message.string(Tag.MASS_STATUS_REQ_ID));
        }
        if (message.msgType() == MsgType.ORDER_STATUS_REQUEST && deniesOrders) {
            says(
                    MsgType.EXECUTION_REPORT,
                    "37=NONE|17=0|150=I|39=8|103=5|55=EUR/USD|54=1|14=0|151=0|6=0|11="
                            + message.string(Tag.CL_ORD_ID, "-"),
                    receivedNanos);
        }
        if (message.msgType() == MsgType.ORDER_MASS_STATUS_REQUEST && answersLists) {
            says(
                    MsgType.EXECUTION_REPORT,
                    "37=NONE|17=0|150=I|39=8|103=5|55=[N/A]|54=7|14=0|151=0|6=0|584="
                            + message.string(Tag.MASS_STATUS_REQ_ID) + "|911=0|912=Y",
                    receivedNanos);
        }
    }

    boolean loggedOn() {
        return session.loggedOn();
    }

    /// What it was asked since the last call, as `MsgType:ClOrdID`.
    List<String> asked() {
        List<String> copy = List.copyOf(asked);
        asked.clear();
        return copy;
    }

    /// Sends a message with this body, `|` for SOH.
    void says(int msgType, String body, long nowNanos) {
        fill(session.begin(msgType), body);
        session.commit(nowNanos);
    }

    private static FixEncoder fill(FixEncoder out, String body) {
        for (String field : body.split("\\|", -1)) {
            int equals = field.indexOf('=');
            out.put(Integer.parseInt(field.substring(0, equals)), field.substring(equals + 1));
        }
        return out;
    }

    /// Sends an execution report while nobody listens; it comes when asked for again.
    void saysUnheard(OrderId id, String fields, long nowNanos) {
        String body = "1=ACC-1|37=V-" + id + "|11=" + id + "|55=EUR/USD|54=1|40=2|44=1.085|38=10000|" + fields;
        FixEncoder out = fill(unheard.begin(MsgType.EXECUTION_REPORT), body);
        int length = out.finish(store.nextOutgoing(), nowNanos);
        store.sent(MsgType.EXECUTION_REPORT, out.buffer(), out.offset(), length, nowNanos);
    }

    /// MassStatusReqID(584) of the newest list that was asked for.
    String askedList() {
        return askedList;
    }

    /// Whether it says, when asked about an order, that it knows none of that name.
    void deniesOrders(boolean value) {
        deniesOrders = value;
    }

    /// Whether it says, when asked for all orders, that it has none.
    void answersLists(boolean value) {
        answersLists = value;
    }

    void hangUp(long nowNanos) {
        session.disconnect("the test cut the link", nowNanos);
    }

    /// Lets both sides log out, then starts from 1 as the other side was told to.
    void forgetNumbersOnLogout(TestWorld world) {
        while (session.connected()) {
            world.run(1);
        }
        session.resetNumbers(1, 1, world.nowNanos);
    }

    void reachable(boolean value) {
        reachable = value;
    }

    int nextOutgoing() {
        return session.status().nextOutgoing();
    }

    int expectedIncoming() {
        return session.status().expectedIncoming();
    }
}
