package io.fairlead.proof.world;

import io.fairlead.core.model.ExecType;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.proof.world.Scenario.Numbers;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.OrderSnapshot;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A provider's drop-copy session: copies of what it tells of orders, and of strangers' orders. Copies are late, lost,
/// and come twice; the session is closed at times. Owned by the world's thread; outlives the provider's processes.
final class ProviderCopies implements FixSessionListener {
    private static final long USUAL_NANOS = 200 * Stage.MILLI;
    private static final long LATEST_NANOS = 7 * Stage.SECOND;
    private static final int STRANGERS = 6;
    private static final String WHY = "closed for a while";

    private final Stage stage;
    private final Provider provider;
    private final TellingPlan plan;
    private final String name;
    private final SessionProfile profile;
    private final ArrayDeque<Copy> outbox = new ArrayDeque<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private MemoryMessageStore store = new MemoryMessageStore();
    private FixSession session;
    private @Nullable FixAcceptor acceptor;
    private int strangers;
    private int loses;
    private int delays;
    private int repeats;

    /// What is to be told, under which id it goes, and whether it may be known.
    private record Copy(Answer.Report report, String original, boolean possResend) {}

    ProviderCopies(Stage stage, Provider provider) {
        this.stage = stage;
        this.provider = provider;
        plan = provider.plan.telling();
        name = provider.plan.copySession();
        SessionProfile acceptor = SessionProfile.acceptor(SessionId.of("FIX.4.4", name, Scenario.GATE));
        profile = acceptor.withBounds(Scenario.BOUNDS)
                .withTiming(new Timing(5, 120, 240, 4 * Stage.SECOND, 2 * Stage.SECOND, 120 * Stage.SECOND));
        session = session();
    }

    private FixSession session() {
        SessionParts parts = SessionParts.of(store, this);
        return new FixSession(
                profile, stage.trace().isRead() ? parts.withLog(new TracingLog(stage, "  " + name, null)) : parts);
    }

    /// A new life of the process, with or without the sequence numbers of the one before.
    void open(FixAcceptor listening, boolean forgetsNumbers) {
        if (!plan.copies()) {
            return;
        }
        if (forgetsNumbers) {
            store = new MemoryMessageStore();
        }
        session = session();
        acceptor = listening;
        listening.add(session, SessionSchedule.ALWAYS);
    }

    boolean settled() {
        return !plan.copies() || (session.loggedOn() && session.waitingBytes() == 0 && outbox.isEmpty());
    }

    /// One kind of trouble begins; mostly the order sessions lose fills meanwhile, which copies alone then tell.
    void trouble() {
        if (!plan.copies()) {
            return;
        }
        int percent = 20 + stage.random().nextInt(60);
        if (stage.chance(90)) {
            provider.faults.loses = percent;
        }
        switch (stage.random().nextInt(4)) {
            case 0 -> loses = percent;
            case 1 -> delays = percent;
            case 2 -> repeats = percent;
            default -> close();
        }
    }

    /// All is well. A session that is closed opens by itself.
    void heal() {
        loses = 0;
        delays = 0;
        repeats = 0;
    }

    private void close() {
        FixAcceptor open = acceptor;
        if (open != null) {
            FixSession closed = session;
            stage.happened(Happening.COPIES_CLOSED, name, WHY);
            open.stop(closed, WHY, provider.nowNanos());
            stage.time().after(stage.between(Stage.SECOND, 9 * Stage.SECOND), () -> open.start(closed, stage.now()));
        }
    }

    /// Something happened to an order.
    void note(Answer answer) {
        if (!plan.copies() || !(answer instanceof Answer.Report report) || report.type() == ExecType.ORDER_STATUS) {
            return;
        }
        if (stage.chance(loses)) {
            lost(report, report.execId());
        } else {
            send(new Copy(named(report), report.execId(), false));
            if (stage.chance(repeats)) {
                stage.happened(Happening.REPEATED_COPIES, name, "a copy comes twice");
                send(new Copy(named(report), report.execId(), stage.random().nextBoolean()));
            }
        }
        if (report.type() == ExecType.TRADE && stage.chance(STRANGERS)) {
            stage.happened(Happening.STRANGERS_COPIES, name, "a copy is not ours");
            send(new Copy(strange(report), "", false));
        }
    }

    /// Copies are usually as quick as the reports, or quicker.
    private void send(Copy copy) {
        boolean late = stage.chance(delays);
        if (late) {
            stage.happened(Happening.LATE_COPIES, name, "a copy is late");
        }
        int life = provider.life();
        stage.time().after(stage.between(0, late ? LATEST_NANOS : USUAL_NANOS), () -> {
            if (life == provider.life() || provider.plan.numbers() == Numbers.KEPT) {
                stage.census().count(Happening.COPIES);
                outbox.add(copy);
                flush();
            } else if (!copy.original.isEmpty()) {
                lost(copy.report, copy.original);
            }
        });
    }

    /// What came once is not lost, whatever becomes of its repetition.
    private void lost(Answer.Report report, String original) {
        if (report.type() == ExecType.TRADE && !written.contains(original)) {
            stage.happened(Happening.LOST_COPIES, name, "the copy of a fill is lost: " + original);
            lost.add(original);
        }
    }

    /// Sends what waits. Where numbers do not outlive the connection, what finds none is lost.
    void flush() {
        Copy next = outbox.peek();
        while (next != null) {
            if (session.loggedOn()) {
                if (!write(next)) {
                    return;
                }
            } else if (provider.plan.numbers() == Numbers.KEPT) {
                return;
            } else if (!next.original.isEmpty()) {
                lost(next.report, next.original);
            }
            outbox.remove();
            next = outbox.peek();
        }
    }

    private boolean write(Copy copy) {
        FixEncoder out = session.begin(MsgType.EXECUTION_REPORT);
        VenueWords.write(out, copy.report);
        if (copy.possResend) {
            out.put(Tag.POSS_RESEND, true);
        }
        boolean left = session.commit(provider.nowNanos()) > 0;
        if (left) {
            written.add(copy.original);
            lost.remove(copy.original);
        }
        return left;
    }

    /// The report under the id that its copy has.
    private Answer.Report named(Answer.Report report) {
        if (plan.copiesAreAlike()) {
            return report;
        }
        Answer.Trade trade = report.trade();
        Answer.Trade named = trade == null || trade.execRefId().isEmpty()
                ? trade
                : new Answer.Trade(trade.lastQty(), trade.lastPx(), own(trade.execRefId()));
        return new Answer.Report(
                report.type(), own(report.execId()), report.order(), named, report.note(), report.nanos());
    }

    private static String own(String execId) {
        return "C" + execId;
    }

    /// The same of somebody else's order; some copies do not say whose it is, unless all that do not are the one
    /// account's.
    private Answer.Report strange(Answer.Report report) {
        strangers++;
        boolean named = isOneAccountOurs() || stage.random().nextBoolean();
        OrderSnapshot ours = report.order();
        OrderSnapshot.Ids ids = new OrderSnapshot.Ids(
                "stranger", named ? "ACC-9" : "", provider.host.name() + "-S" + strangers, "stranger-" + strangers, "");
        OrderSnapshot theirs =
                new OrderSnapshot(ids, ours.symbol(), ours.terms(), ours.status(), ours.fills(), ours.place());
        return new Answer.Report(
                report.type(), "S" + report.execId(), theirs, report.trade(), Answer.Note.NONE, report.nanos());
    }

    private boolean isOneAccountOurs() {
        return stage.scenario().accounts().stream()
                        .filter(each -> each.venue().equals(provider.plan.venue()))
                        .count()
                == 1;
    }

    /// Whether no copy of an execution ever left, and none will.
    boolean isLost(String execId) {
        return lost.contains(execId);
    }

    /// Whether the copy of an execution must have reached the gateway: it was sent, and what is sent is sent again
    /// until it arrives.
    boolean mustHaveTold(String execId) {
        return plan.copies() && provider.plan.numbers() == Numbers.KEPT && !lost.contains(execId);
    }

    @Override
    public void onLogon(FixSession from, long nowNanos) {
        flush();
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        stage.violations().add(name + " only tells, and was sent " + message);
    }

    @Override
    public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
        // its numbers are those of the provider's other sessions
    }

    @Override
    public String toString() {
        return plan.copies() ? name + " is " + session.state() + " with " + outbox.size() + " waiting" : "no copies";
    }
}
