package io.fairlead.fix.engine;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.codec.BusinessRejectReason;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.AdminMessage;
import io.fairlead.fix.session.Comeback;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.DeliveryFlag;
import io.fairlead.fix.session.Rejects;
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
    private final InboundStream inbound;
    private final SessionNews news;
    private final Sender sender;
    private final RecentMessages recent;
    private final HeldMessages held;
    private SessionState state = SessionState.Down.STATE;
    private ApplVerId peerVersion;
    private @Nullable Link link;

    /// A session without a link; a driver attaches one.
    public FixSession(SessionProfile profile, SessionParts parts) {
        this.profile = profile;
        this.parts = parts;
        store = parts.store();
        rules = parts.decisions().of(profile, parts.authenticator());
        MessageTrace trace = new MessageTrace(profile.id(), parts.log());
        inbound = new InboundStream(profile.bounds(), profile.tolerance().strict());
        news = new SessionNews(
                parts.listener(), trace, statistics, profile.timing().clockSkewNanos());
        sender = new Sender(profile, parts, counters, statistics, trace);
        recent = new RecentMessages(profile.application().remembered());
        peerVersion = profile.wire().versions().byDefault();
        held = new HeldMessages(profile.gaps().held(), profile.bounds());
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
        sender.attach(ready, nowNanos);
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
        String why = from.failure().isEmpty() ? "link closed by the counterparty" : from.failure();
        apply(rules.onLinkLost(state, why), null, nowNanos);
    }

    private void receive(long nowNanos) {
        while (link != null) {
            switch (inbound.next(nowNanos)) {
                case InboundStream.MESSAGE -> onMessage(inbound.message(), nowNanos);
                case InboundStream.GARBLED -> {
                    news.garbled(inbound, nowNanos);
                    int seqNum = inbound.garbledSeqNum();
                    apply(rules.onGarbled(state, counters, seqNum, inbound.garbledMsgType()), null, nowNanos);
                }
                case InboundStream.THROTTLED -> {
                    news.report(
                            this,
                            new SessionEvent.InboundThrottled(profile.bounds().inboundRate()),
                            nowNanos);
                    return;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void onMessage(FixMessage message, long nowNanos) {
        news.received(message, nowNanos);
        counters.received(nowNanos);
        if (message.msgType() == MsgType.LOGON) {
            news.measureClock(this, message, nowNanos);
        }
        parts.check().check(message);
        Step step = rules.onMessage(state, counters, message, nowNanos);
        if (message.msgType() == MsgType.LOGON) {
            message.wipeSecrets();
        }
        apply(step, message, nowNanos);
        if (!held.isEmpty()) {
            replayHeld(nowNanos);
        }
    }

    /// Messages kept behind a gap take their turn as if they came in now.
    private void replayHeld(long nowNanos) {
        while (link != null) {
            int expected = counters.expectedIncoming();
            FixMessage message = held.takeFrom(expected, expected + 1);
            if (message == null) {
                return;
            }
            parts.check().check(message);
            apply(rules.onMessage(state, counters, message, nowNanos), message, nowNanos);
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
            case Action.Deliver deliver when message != null -> deliver(message, deliver.flags(), nowNanos);
            case Action.Advance _ -> expect(counters.expectedIncoming() + 1, nowNanos);
            case Action.Send send -> sendAdmin(send, nowNanos);
            case Action.Hold _ when message != null -> held.hold(message);
            case Action.ExpectNext next -> skipTo(next.seqNum(), nowNanos);
            case Action.BeginReset begin -> numbersSet(store.beginReset(begin.expectedIncoming(), nowNanos), nowNanos);
            case Action.SetNumbers set ->
                numbersSet(store.numbers(set.expectedIncoming(), set.nextOutgoing(), nowNanos), nowNanos);
            case Action.Resend resend when message != null -> sender.resend(resend, message.msgSeqNum(), nowNanos);
            case Action.Speaks speaks -> peerVersion = speaks.version();
            case Action.Adopt adopt -> counters.heartbeatSeconds(adopt.heartbeatSeconds());
            case Action.LoggedOn _ -> loggedOn(nowNanos);
            case Action.LoggedOut out -> news.loggedOut(this, out.reason(), nowNanos);
            case Action.RejectReceived _ when message != null -> news.rejected(this, message, nowNanos);
            case Action.Report report -> news.report(this, report.event(), nowNanos);
            case Action.Disconnect disconnect -> disconnect(disconnect.reason(), disconnect.comeback(), nowNanos);
            case Action.Deliver _, Action.Hold _, Action.Resend _, Action.RejectReceived _ ->
                throw new IllegalStateException(action + " needs a message");
        }
    }

    private void deliver(FixMessage message, int flags, long nowNanos) {
        boolean duplicate = recent.seen(message) && (flags & DeliveryFlag.POSS_RESEND) != 0;
        parts.listener().onMessage(this, message, duplicate ? flags | DeliveryFlag.DUPLICATE : flags, nowNanos);
    }

    private void loggedOn(long nowNanos) {
        counters.loggedOn();
        news.loggedOn(this, nowNanos);
        if (sender.changesPassword()) {
            news.report(this, new SessionEvent.PasswordChanged(), nowNanos);
        }
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
        FixMessage message = held.takeFrom(counters.expectedIncoming(), seqNum);
        while (message != null) {
            if (!MsgType.admin(message.msgType())) {
                deliver(message, DeliveryFlag.STRAY, nowNanos);
            }
            message = held.takeFrom(counters.expectedIncoming(), seqNum);
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
        counters.resetBegun(store.resetBegun());
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

    /// Asks for both numbers to start from 1 while the session stays up; until the answer nothing may be sent.
    /// Returns whether that began: an initiator without a gap can. Unanswered, the next logon asks again.
    public boolean requestReset(long nowNanos) {
        apply(rules.onResetRequest(state, counters, nowNanos), null, nowNanos);
        return state instanceof SessionState.ResetWanted;
    }

    /// Answers an application message with BusinessMessageReject(j). Returns its MsgSeqNum(34), 0 if it waits for a
    /// resend to end, or a [SendCode].
    public int businessReject(FixMessage refused, BusinessRejectReason reason, String text, long nowNanos) {
        return state.loggedOn()
                ? sender.admin(Rejects.business(refused, reason, text), nowNanos)
                : SendCode.NOT_LOGGED_ON;
    }

    /// The version of an application message that came in: what it says itself, or what the counterparty's Logon(A)
    /// said.
    public ApplVerId applVerId(FixMessage message) {
        return ApplVerId.of(message.charValue(Tag.APPL_VER_ID), peerVersion);
    }

    /// Whether coming back soon makes sense, after the last session ended or was refused.
    public Comeback comeback() {
        return statistics.comeback();
    }

    /// Closes the link at once. Does nothing without one.
    public void disconnect(String reason, long nowNanos) {
        disconnect(reason, Comeback.SOON, nowNanos);
    }

    private void disconnect(String reason, Comeback next, long nowNanos) {
        Link closing = link;
        if (closing == null) {
            return;
        }
        link = null;
        closing.close();
        sender.stop();
        inbound.clear();
        held.clear();
        counters.disconnected();
        statistics.disconnected(next);
        apply(rules.onDisconnected(state, reason), null, nowNanos);
    }

    /// A driver has, or had, or could not get a link.
    void onConnection(ConnectionEvent event, long nowNanos) {
        news.onConnection(event, nowNanos);
    }

    /// Sets both sequence numbers, by an operator's or the schedule's word. The session must not be connected.
    public void resetNumbers(int expectedIncoming, int nextOutgoing, long nowNanos) {
        if (link != null) {
            throw new IllegalStateException(profile.id() + " is connected: log out before setting its numbers");
        }
        numbersSet(store.numbers(expectedIncoming, nextOutgoing, nowNanos), nowNanos);
    }

    private void numbersSet(int code, long nowNanos) {
        held.clear();
        counters.answered(0);
        sender.startOver();
        if (code != MessageStore.OK) {
            disconnect("the store did not take new sequence numbers", nowNanos);
        }
        syncNumbers();
        news.numbersSet(counters, nowNanos);
    }

    /// Whether the store lets a session start.
    boolean ready() {
        return store.ready();
    }

    /// When the sequence numbers were last set, mostly to 1, or [Long#MIN_VALUE].
    public long startedNanos() {
        return store.startedNanos();
    }
}
