package io.fairlead.bench;

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
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A counterparty that quotes one market, acknowledges each order and fills it when it is told to. Confined to the
/// bench's thread.
final class MemoryVenue implements Dialer, FixSessionListener {
    private final FixSession session;
    private final Queue<String> orders = new ArrayDeque<>();
    private @Nullable MemoryLink waiting;
    private @Nullable TimedLink gatewaysEnd;
    private long executions;
    private boolean toldOrders;

    MemoryVenue(String compId) {
        session = new FixSession(
                SessionProfile.acceptor(SessionId.of("FIX.4.4", compId, "FAIRLEAD")),
                SessionParts.of(new MemoryMessageStore(), this));
    }

    @Override
    public Dialing dial(Endpoint endpoint) {
        MemoryLink[] pair = MemoryLink.pair();
        TimedLink near = new TimedLink(pair[0]);
        gatewaysEnd = near;
        waiting = pair[1];
        return new Dialing() {
            @Override
            public Outcome outcome() {
                return new Outcome.Connected(near);
            }

            @Override
            public void cancel() {
                pair[1].close();
            }
        };
    }

    void poll(long nowNanos) {
        MemoryLink link = waiting;
        if (link != null) {
            waiting = null;
            session.attach(link, nowNanos);
        }
        session.poll(nowNanos);
    }

    boolean loggedOn() {
        return session.loggedOn();
    }

    /// When the gateway last handed bytes over.
    long lastReceivedNanos() {
        TimedLink link = gatewaysEnd;
        return link == null ? 0 : link.lastWriteNanos();
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        if (message.msgType() == MsgType.NEW_ORDER_SINGLE) {
            orders.add(message.string(Tag.CL_ORD_ID, "-"));
        } else if (message.msgType() == MsgType.MARKET_DATA_REQUEST) {
            quote(message.string(Tag.MD_REQ_ID, "-"), receivedNanos);
        } else if (message.msgType() == MsgType.ORDER_MASS_STATUS_REQUEST) {
            noOrders(message.string(Tag.MASS_STATUS_REQ_ID, "-"), receivedNanos);
        }
    }

    /// One market for the whole run, so that orders can be held against it.
    private void quote(String request, long nowNanos) {
        FixEncoder out = session.begin(MsgType.MARKET_DATA_SNAPSHOT);
        out.put(262, request).put(55, "EUR/USD").put(268, "2");
        out.put(269, "0").put(270, "1.08499").put(271, "1000000");
        out.put(269, "1").put(270, "1.08501").put(271, "1000000");
        session.commit(nowNanos);
    }

    /// The answer that opens an account: there is nothing to recover.
    private void noOrders(String requestId, long nowNanos) {
        FixEncoder out = session.begin(MsgType.EXECUTION_REPORT);
        out.put(37, "NONE")
                .put(17, "0")
                .put(150, "I")
                .put(39, "8")
                .put(55, "[N/A]")
                .put(54, "7");
        out.put(14, "0").put(151, "0").put(6, "0");
        out.put(Tag.MASS_STATUS_REQ_ID, requestId).put(Tag.TOT_NUM_REPORTS, 0).put(Tag.LAST_RPT_REQUESTED, true);
        session.commit(nowNanos);
        toldOrders = true;
    }

    /// Whether it was asked for its orders, and has told them.
    boolean hasToldOrders() {
        return toldOrders;
    }

    /// Acknowledges the oldest order that was not answered yet, then fills it.
    void answer(long nowNanos) {
        String order = orders.remove();
        report(order, '0', "0", "0", "10000", nowNanos);
        report(order, 'F', "2", "10000", "0", nowNanos);
    }

    private void report(String order, char execType, String status, String cumQty, String leaves, long nowNanos) {
        executions++;
        FixEncoder out = session.begin(MsgType.EXECUTION_REPORT);
        out.put(1, "ACC-1").put(37, "V" + order).put(11, order).put(17, "E" + executions);
        out.put(150, Character.toString(execType))
                .put(39, status)
                .put(55, "EUR/USD")
                .put(54, "1")
                .put(40, "2");
        out.put(38, "10000").put(44, "1.085").put(14, cumQty).put(151, leaves).put(6, "1.085");
        if (execType == 'F') {
            out.put(32, "10000").put(31, "1.085");
        }
        session.commit(nowNanos);
    }
}
