package io.fairlead.proof.world;

import io.fairlead.core.model.ExecType;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.Request;
import java.util.ArrayDeque;

/// One order session of a provider, across the lives of its process. Owned by the world's thread.
final class ProviderLine implements FixSessionListener {
    private final Stage stage;
    private final Provider provider;
    private final String name;
    private final SessionProfile profile;
    private final ArrayDeque<Outgoing> outbox = new ArrayDeque<>();
    private MemoryMessageStore store = new MemoryMessageStore();
    private final ProviderFeed feed = new ProviderFeed();
    private FixSession session;

    /// What waits to be sent, and whether it is marked as possibly known.
    private record Outgoing(Answer answer, boolean possResend) {}

    ProviderLine(Stage stage, Provider provider, String name) {
        this.stage = stage;
        this.provider = provider;
        this.name = name;
        SessionProfile acceptor = SessionProfile.acceptor(SessionId.of("FIX.4.4", name, Scenario.GATE));
        profile = acceptor.withBounds(Scenario.BOUNDS)
                .withTiming(new Timing(5, 120, 240, 4 * Stage.SECOND, 2 * Stage.SECOND, 120 * Stage.SECOND));
        session = open();
    }

    private FixSession open() {
        SessionParts parts = SessionParts.of(store, this);
        return new FixSession(
                profile, stage.trace().isRead() ? parts.withLog(new TracingLog(stage, "  " + name, null)) : parts);
    }

    String name() {
        return name;
    }

    /// The session, of this life of the process.
    FixSession session() {
        return session;
    }

    /// In whose name this session's orders stand: all sessions of a provider that answers for all have one.
    String owner() {
        return provider.plan.oneAnswersForAll() ? "all" : name;
    }

    /// A new life of the process, with or without the sequence numbers of the one before.
    FixSession reopen(boolean forgetsNumbers) {
        if (forgetsNumbers) {
            stage.happened(Happening.SEQUENCE_RESETS, name, "the venue forgets its sequence numbers");
            store = new MemoryMessageStore();
        }
        session = open();
        return session;
    }

    boolean settled() {
        return session.loggedOn() && session.waitingBytes() == 0 && outbox.isEmpty();
    }

    boolean loggedOn() {
        return session.loggedOn();
    }

    /// Puts an answer in the way out.
    void send(Answer answer, boolean possResend) {
        outbox.add(new Outgoing(answer, possResend));
        flush();
    }

    /// Sends what waits. Without a connection the answers to questions are dropped, and where numbers do not outlive it
    /// everything else, too.
    void flush() {
        Outgoing next = outbox.peek();
        while (next != null) {
            if (session.loggedOn() ? !write(next) : mayWait(next.answer)) {
                return;
            }
            outbox.remove();
            next = outbox.peek();
        }
    }

    private boolean mayWait(Answer answer) {
        boolean isNews = answer instanceof Answer.Report report && report.type() != ExecType.ORDER_STATUS;
        boolean waits = isNews && provider.plan.numbers() == Scenario.Numbers.KEPT;
        if (isNews && !waits) {
            provider.lost(answer, name);
        }
        return waits;
    }

    private boolean write(Outgoing next) {
        int type = VenueWords.msgType(next.answer);
        if (type == 0) {
            return true;
        }
        FixEncoder out = session.begin(type);
        VenueWords.write(out, next.answer);
        if (next.possResend) {
            out.put(Tag.POSS_RESEND, true);
        }
        return session.commit(provider.nowNanos()) > 0;
    }

    /// Tells the prices of now to whoever asked for them.
    void tellPrices(Exchange exchange) {
        feed.publish(session, exchange, provider.nowNanos());
    }

    /// Whether the prices of so many symbols were told several times.
    boolean hasToldPrices(int symbols) {
        return session.loggedOn() && feed.hasTold(symbols);
    }

    /// The venue's gate refuses an order before it becomes one.
    void refuse(Request.New order) {
        FixEncoder out = session.begin(MsgType.BUSINESS_MESSAGE_REJECT);
        out.put(Tag.REF_MSG_TYPE, "D")
                .put(Tag.BUSINESS_REJECT_REF_ID, order.clOrdId())
                .put(Tag.BUSINESS_REJECT_REASON, 4)
                .put(Tag.TEXT, "simulated");
        provider.books.refuse(order.clOrdId());
        session.commit(provider.nowNanos());
    }

    @Override
    public void onLogon(FixSession from, long nowNanos) {
        feed.forget();
        flush();
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        if (message.msgType() == MsgType.MARKET_DATA_REQUEST) {
            feed.subscribe(message);
            return;
        }
        Request request = provider.trades.take(message, this) ? null : VenueWords.request(owner(), message);
        if (request == null) {
            return;
        }
        if (message.possDup() && (request instanceof Request.New || request instanceof Request.Replace)) {
            stage.violations().add(name + " got an order that was sent again: " + request);
        }
        provider.receive(request, this);
    }

    @Override
    public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
        if (event instanceof SessionEvent.NumbersReset) {
            stage.happened(Happening.SEQUENCE_RESETS, name, "sequence numbers start from 1");
        }
    }

    @Override
    public String toString() {
        return name + " is " + session.state() + (outbox.isEmpty() ? "" : " with " + outbox.size() + " waiting");
    }
}
