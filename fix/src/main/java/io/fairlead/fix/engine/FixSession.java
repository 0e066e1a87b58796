package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import io.fairlead.fix.engine.SessionStatistics.Gauge;
import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.AdminMessage;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.DeliveryFlag;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.transport.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One FIX session: reads its link, asks its [Decisions] what to do, and does it. Owned by the thread that polls it;
/// only [#status] may be called from others.
///
/// To send, fill the session's encoder and commit it, in one go:
///
/// ```java
/// session.begin(MsgType.NEW_ORDER_SINGLE).put(11, id).put(55, symbol).put(54, '1').put(44, 10850, 4);
/// int seqNum = session.commit(nowNanos);      // or a SendCode: then nothing was sent
/// ```
///
/// The message is in the store before a byte of it is on the wire. In steady state neither way allocates.
public final class FixSession {
    private final SessionProfile profile;
    private final SessionParts parts;
    private final Decisions rules;
    private final MessageStore store;
    private final SessionCounters counters = new SessionCounters();
    private final SessionStatistics statistics = new SessionStatistics();
    private final MessageTrace trace;
    private final InboundStream inbound;
    private final Sender sender;
    private final HeldMessages held;
    private final FixMessage heldMessage;
    private SessionState state = SessionState.Down.STATE;
    private @Nullable Link link;

    /// A session without a link; a driver attaches one.
    public FixSession(SessionProfile profile, SessionParts parts) {
        this.profile = profile;
        this.parts = parts;
        store = parts.store();
        rules = parts.decisions().of(profile, parts.authenticator());
        trace = new MessageTrace(profile.id(), parts.log());
        inbound = new InboundStream(profile.bounds());
        sender = new Sender(profile, store, counters, statistics, trace);
        held = new HeldMessages(profile.gaps().held(), 16 * profile.bounds().maxMessageLength());
        heldMessage = new FixMessage(profile.bounds().maxFields());
        syncNumbers();
    }

    /// Who talks to whom.
    public SessionId id() {
        return profile.id();
    }

    /// What the session was configured with.
    public SessionProfile profile() {
        return profile;
    }

    /// Where the session stands.
    public SessionState state() {
        return state;
    }

    /// Whether there is a link.
    public boolean connected() {
        return link != null;
    }

    /// Whether application messages may be sent.
    public boolean loggedOn() {
        return state.loggedOn();
    }

    /// What monitoring wants to know. May be called from any thread.
    public SessionStatus status() {
        return statistics.snapshot(profile.id());
    }

    /// Takes over a link that is ready; an initiator sends its Logon(A).
    public void attach(Link ready, long nowNanos) {
        if (link != null) {
            throw new IllegalStateException(profile.id() + " has a link already, to " + link.peer());
        }
        link = ready;
        inbound.clear();
        sender.outbound.attach(ready, nowNanos);
        counters.connected(nowNanos);
        statistics.connected(ready.peer());
        apply(rules.onConnected(counters, nowNanos), null, nowNanos);
    }

    /// One turn of the duty cycle: sends, receives, looks at the time. Returns how much work was done.
    public int poll(long nowNanos) {
        Link from = link;
        if (from == null) {
            return 0;
        }
        int work = sender.proceed(nowNanos);
        if (work < 0) {
            linkLost(from, nowNanos);
            return 1;
        }
        int read = inbound.read(from, nowNanos);
        if (read > 0) {
            work += read;
            receive(nowNanos);
        } else if (read < 0) {
            linkLost(from, nowNanos);
            return 1;
        }
        if (inbound.waiting()) {
            counters.received(nowNanos); // silent by our own doing
        }
        if (link != null) {
            onTime(nowNanos);
        }
        return work;
    }

    private void onTime(long nowNanos) {
        if (sender.outbound.stalled(nowNanos)) {
            disconnect("slow consumer: " + sender.outbound.waiting() + " bytes have been waiting", nowNanos);
            return;
        }
        Step step = rules.onTimer(state, counters, nowNanos);
        if (!step.actions().isEmpty()) {
            apply(step, null, nowNanos);
        }
    }

    private void linkLost(Link from, long nowNanos) {
        disconnect(from.failure().isEmpty() ? "link closed by the counterparty" : from.failure(), nowNanos);
    }

    private void receive(long nowNanos) {
        while (link != null) {
            switch (inbound.next(nowNanos)) {
                case InboundStream.MESSAGE -> onMessage(inbound.message(), nowNanos);
                case InboundStream.GARBLED -> {
                    statistics.add(Gauge.GARBLED);
                    trace.incoming(inbound.bytes(), inbound.garbledOffset(), inbound.garbledLength(), nowNanos);
                    trace.event("garbled input of " + inbound.garbledLength() + " bytes ignored", nowNanos);
                }
                case InboundStream.THROTTLED -> {
                    report(new SessionEvent.InboundThrottled(profile.bounds().inboundRate()), nowNanos);
                    return;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void onMessage(FixMessage message, long nowNanos) {
        trace.incoming(message.buffer(), message.offset(), message.length(), nowNanos);
        counters.received(nowNanos);
        statistics.received(message.msgType(), nowNanos);
        if (message.msgType() == MsgType.LOGON) {
            measureClock(message, nowNanos);
        }
        parts.check().check(message);
        apply(rules.onMessage(state, counters, message, nowNanos), message, nowNanos);
        if (!held.isEmpty()) {
            replayHeld(nowNanos);
        }
    }

    /// Clock drift is the most common cause of refused logons, so it is told before it is fatal.
    private void measureClock(FixMessage message, long nowNanos) {
        long sendingTime = message.timestamp(Tag.SENDING_TIME);
        if (sendingTime == UtcTimestamp.INVALID) {
            return;
        }
        long skew = nowNanos - sendingTime;
        statistics.set(Gauge.CLOCK_SKEW, skew);
        if (Math.abs(skew) > profile.timing().clockSkewNanos() / 2) {
            report(new SessionEvent.ClockSkewed(skew), nowNanos);
        }
    }

    /// Messages kept behind a gap take their turn as if they came in now.
    private void replayHeld(long nowNanos) {
        while (link != null) {
            int expected = counters.expectedIncoming();
            byte[] bytes = held.takeFrom(expected, expected + 1);
            if (bytes == null) {
                return;
            }
            FixDecoder.decode(bytes, 0, bytes.length, heldMessage);
            parts.check().check(heldMessage);
            apply(rules.onMessage(state, counters, heldMessage, nowNanos), heldMessage, nowNanos);
        }
    }

    private void apply(Step step, @Nullable FixMessage message, long nowNanos) {
        state = step.next();
        statistics.state(state);
        List<Action> actions = step.actions();
        for (int i = 0; i < actions.size(); i++) {
            perform(actions.get(i), message, nowNanos);
        }
    }

    private void perform(Action action, @Nullable FixMessage message, long nowNanos) {
        switch (action) {
            case Action.Deliver deliver
            when message != null -> parts.listener().onMessage(this, message, deliver.flags(), nowNanos);
            case Action.Advance _ -> expect(counters.expectedIncoming() + 1, nowNanos);
            case Action.Send send -> sendAdmin(send, nowNanos);
            case Action.Hold _ when message != null -> held.hold(message);
            case Action.ExpectNext next -> skipTo(next.seqNum(), nowNanos);
            case Action.SetNumbers set -> setNumbers(set.expectedIncoming(), set.nextOutgoing(), nowNanos);
            case Action.Resend resend -> {
                sender.resender.start(resend.beginSeqNo(), resend.endSeqNo());
                sender.resender.proceed(nowNanos);
            }
            case Action.Adopt adopt -> counters.heartbeatSeconds(adopt.heartbeatSeconds());
            case Action.LoggedOn _ -> loggedOn(nowNanos);
            case Action.LoggedOut out -> loggedOut(out.reason(), nowNanos);
            case Action.RejectReceived _
            when message != null -> {
                statistics.add(Gauge.REJECTS_RECEIVED);
                parts.listener().onSessionReject(this, message, nowNanos);
            }
            case Action.Report report -> report(report.event(), nowNanos);
            case Action.Disconnect disconnect -> disconnect(disconnect.reason(), nowNanos);
            case Action.Deliver _, Action.Hold _, Action.RejectReceived _ ->
                throw new IllegalStateException(action + " needs a message");
        }
    }

    private void loggedOn(long nowNanos) {
        counters.loggedOn();
        statistics.add(Gauge.LOGONS);
        statistics.set(Gauge.UP_SINCE, nowNanos);
        trace.event("logged on", nowNanos);
        parts.listener().onLogon(this, nowNanos);
    }

    private void loggedOut(String reason, long nowNanos) {
        statistics.error(reason);
        trace.event("disconnected: " + reason, nowNanos);
        parts.listener().onLogout(this, reason, nowNanos);
    }

    private void report(SessionEvent event, long nowNanos) {
        switch (event) {
            case SessionEvent.GapDetected _ -> statistics.add(Gauge.GAPS);
            case SessionEvent.HeartbeatMissed _ -> statistics.add(Gauge.HEARTBEAT_MISSES);
            case SessionEvent.MessageRejected _ -> statistics.add(Gauge.REJECTS_SENT);
            case SessionEvent.GapClosed _,
                    SessionEvent.SequenceMoved _,
                    SessionEvent.NumbersReset _,
                    SessionEvent.InboundThrottled _,
                    SessionEvent.ClockSkewed _ -> {}
        }
        trace.event(event.toString(), nowNanos);
        parts.listener().onEvent(this, event, nowNanos);
    }

    private void sendAdmin(Action.Send send, long nowNanos) {
        if (send.message() instanceof AdminMessage.TestRequest) {
            counters.probed(nowNanos);
        }
        int code = link == null ? 0 : sender.admin(send.message(), nowNanos);
        if (code < 0) {
            disconnect("a session message could not be sent: " + SendCode.text(code), nowNanos);
        }
    }

    /// A gap fill or reset moves past messages that did arrive: they are delivered before, not lost.
    private void skipTo(int seqNum, long nowNanos) {
        byte[] bytes = held.takeFrom(counters.expectedIncoming(), seqNum);
        while (bytes != null) {
            FixDecoder.decode(bytes, 0, bytes.length, heldMessage);
            if (!MsgType.admin(heldMessage.msgType())) {
                parts.listener().onMessage(this, heldMessage, DeliveryFlag.STRAY, nowNanos);
            }
            bytes = held.takeFrom(counters.expectedIncoming(), seqNum);
        }
        expect(seqNum, nowNanos);
    }

    private void expect(int seqNum, long nowNanos) {
        if (store.received(seqNum, nowNanos) != MessageStore.OK) {
            disconnect("the store did not take MsgSeqNum(34) " + seqNum, nowNanos);
        }
        syncNumbers();
    }

    private void syncNumbers() {
        counters.numbers(store.expectedIncoming(), store.nextOutgoing());
        statistics.numbers(counters);
    }

    /// Starts a message of the given type in the session's encoder; fill its body, then [#commit].
    public FixEncoder begin(int msgType) {
        return sender.begin(msgType);
    }

    /// Stores and sends the message begun last. Returns its MsgSeqNum(34), or a [SendCode].
    public int commit(long nowNanos) {
        return state.loggedOn() ? sender.commit(nowNanos) : SendCode.NOT_LOGGED_ON;
    }

    /// Lets several messages leave in one write: they wait until [#endBatch] or the next [#poll].
    public void beginBatch() {
        sender.outbound.batch(true);
    }

    /// Sends what was committed since [#beginBatch].
    public void endBatch(long nowNanos) {
        sender.outbound.batch(false);
        sender.outbound.flush(nowNanos);
    }

    /// Bytes that the counterparty has not taken yet.
    public int waitingBytes() {
        return sender.outbound.waiting();
    }

    /// Ends the session in good order: Logout(5), then waits for the counterparty's.
    public void logout(String reason, long nowNanos) {
        apply(rules.onLogoutRequest(state, reason, nowNanos), null, nowNanos);
    }

    /// Closes the link at once. Does nothing without one.
    public void disconnect(String reason, long nowNanos) {
        Link closing = link;
        if (closing == null) {
            return;
        }
        link = null;
        closing.close();
        sender.stop();
        inbound.clear();
        held.clear();
        statistics.disconnected();
        if (state instanceof SessionState.LogonSent) {
            counters.refused();
        }
        apply(rules.onDisconnected(state, reason), null, nowNanos);
    }

    /// A driver has, or had, or could not get a link.
    void onConnection(ConnectionEvent event, long nowNanos) {
        if (event instanceof ConnectionEvent.DialFailed failed) {
            statistics.error(failed.endpoint() + ": " + failed.why());
        }
        trace.event(event.text(), nowNanos);
    }

    /// Sets both sequence numbers, by an operator's or the schedule's word. The session must not be connected.
    public void resetNumbers(int expectedIncoming, int nextOutgoing, long nowNanos) {
        if (link != null) {
            throw new IllegalStateException(profile.id() + " is connected: log out before setting its numbers");
        }
        setNumbers(expectedIncoming, nextOutgoing, nowNanos);
    }

    private void setNumbers(int expectedIncoming, int nextOutgoing, long nowNanos) {
        held.clear();
        sender.resender.stop();
        if (store.numbers(expectedIncoming, nextOutgoing, nowNanos) != MessageStore.OK) {
            disconnect("the store did not take new sequence numbers", nowNanos);
        }
        trace.event("MsgSeqNum(34) set: " + expectedIncoming + " expected, " + nextOutgoing + " next", nowNanos);
        syncNumbers();
    }

    /// Whether the store lets a session start.
    boolean ready() {
        return store.ready();
    }

    /// When the sequence numbers last started from 1, or [Long#MIN_VALUE].
    public long startedNanos() {
        return store.startedNanos();
    }
}
