package io.fairlead.gateway;

import io.fairlead.core.Core;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.view.DoubtView;
import io.fairlead.core.view.KillView;
import io.fairlead.gateway.Inbox.Work;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.Journal;
import io.fairlead.venues.desk.Handover;
import io.fairlead.venues.fixlp.BesideOrders;
import io.fairlead.venues.fixlp.FixLpVenue;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The engine thread's duty cycle: inbox, order sessions, timers → core → log and venues. Owned by that thread, but for
/// `submit` and `act`, which any thread may call. Never blocks.
///
/// One turn, in this order:
///
/// ```
///  drain inbox ─▶ commands ───────┐
///  poll order sessions ─▶ inputs ─┤
///  desks of venues ─▶ inputs ─────┼─▶ core ─▶ log ─▶ venue ports ─▶ sockets
///  tick ──────────────────────────┘                     │
///  fates of what was just sent ◀────────────────────────┘
///  answers whose log position is kept ─▶ clients
/// ```
///
/// Commands come first only where the sessions were looked at in the last 100 µs, so that none waits for that. Behind a
/// sleep or a stall what the venues said is heard before anything is sent: their link may be gone.
final class Engine implements DutyLoop.Duty, Trading {
    private static final int COMMANDS_A_TURN = 256;
    private static final int COMMANDS_A_WRITE = 16;
    private static final int INPUTS_A_TURN = 256;
    private static final int INPUTS_AT_ONCE = 8;
    private static final long TICK_NANOS = 10_000_000;
    private static final long FRESH_NANOS = 100_000;
    private static final long KILLS_NANOS = 50_000_000;
    private static final long DOUBTS_NANOS = 250_000_000;
    private static final Outcome.Refused INBOX_FULL = new Outcome.Refused(
            DenialCode.INBOX_FULL, "gateway", "busy", "nothing was done: send the same request again shortly");
    private static final Outcome.Refused SHUTTING_DOWN = new Outcome.Refused(
            DenialCode.SHUTTING_DOWN, "gateway", "stopped", "nothing was done: send it again after the restart");
    private static final Outcome.Refused JOURNAL_FULL = new Outcome.Refused(
            DenialCode.JOURNAL_FULL, "journal", "full", "nothing was done: free disk space, then send it again");

    private final Core core;
    private final Parts parts;
    private final Inbox inbox;
    private final AckQueue acks;
    private final Journal journal;
    private final ArrayDeque<VenueInput> waiting = new ArrayDeque<>();
    private boolean coreIsBusy;
    private long nowNanos;
    private long nextTickNanos;
    private long lookedNanos;
    private final ReadingHold hold;
    private boolean held;
    private long killsDueNanos;
    private volatile List<KillView> kills = List.of();
    private long doubtsDueNanos;
    private volatile List<DoubtView> doubts = List.of();
    private long wokenPosition;
    private volatile String halted = "";

    /// What the engine works with besides the core. `besides` use an order session for something else.
    record Parts(
            Journal journal,
            EventLog log,
            Sessions.Owned fix,
            List<BesideOrders> besides,
            List<WireGate> gates,
            List<FixLpVenue> venues,
            List<Desk> desks,
            EngineMassStatus massStatus,
            GatewayMetrics metrics,
            NanoClock clock,
            Runnable wakeUp) {}

    /// Where a venue with a thread of its own hands over what it has to say, and what takes that.
    record Desk(Handover handover, Consumer<VenueInput> inputs) {}

    Engine(Core core, Parts parts, Inbox inbox, AckQueue acks) {
        this.core = core;
        this.parts = parts;
        this.inbox = inbox;
        this.acks = acks;
        journal = parts.journal;
        hold = new ReadingHold(journal);
    }

    @Override
    public CompletableFuture<Answer> submit(Command command) {
        Submitted submitted = new Submitted(command, parts.clock.nanos());
        if (inbox.offer(submitted)) {
            parts.wakeUp.run();
        } else {
            submitted.complete(new Answer(INBOX_FULL, journal.syncedPosition()));
        }
        return submitted;
    }

    /// What the limits say, asked on the engine thread. Any thread.
    LimitDesk limits(Executor answers) {
        return new EngineLimits(core, this::act, parts.clock, answers);
    }

    /// Asks venues which orders they have. Any thread.
    MassStatusDesk massStatus() {
        return parts.massStatus.desk(body -> act(() -> body.accept(nowNanos)));
    }

    /// Has something done on the engine thread; false if the inbox is full. Any thread.
    boolean act(Runnable body) {
        boolean taken = inbox.offer(new Work.Action(body));
        parts.wakeUp.run();
        return taken;
    }

    /// Why the engine takes no more orders and has closed its sessions; empty while it works. Any thread.
    String halted() {
        return halted;
    }

    @Override
    public int doWork(long now) {
        nowNanos = now;
        int work = 0;
        if (halted.isEmpty()) {
            work = trade();
        } else {
            work += refuseAll(AckQueue.journalFailed());
        }
        wakeSync();
        work += acks.poll(parts.clock);
        wokenPosition = journal.appendedPosition(); // nobody waits for what was noted of answers
        return work;
    }

    private int trade() {
        if (journal.state() == DiskState.FAILED) {
            halt("the journal's disk failed: " + journal.failure().orElse("no reason given"));
            return 1;
        }
        try {
            held = hold.isDue(nowNanos);
            boolean sawSessions = nowNanos >= lookedNanos && nowNanos - lookedNanos < FRESH_NANOS;
            int work = drainWaiting() + (sawSessions ? drainInbox() : 0);
            work += look() + takeFromDesks();
            work += sawSessions ? 0 : drainInbox();
            core.onTurn(nowNanos);
            work += tick();
            return work + drainWaiting() + openGates() + observe();
        } catch (LogRefusedException e) {
            onLogRefused(e);
            return 0;
        }
    }

    private int look() {
        if (held) {
            return 0;
        }
        lookedNanos = nowNanos;
        return parts.fix.initiator().poll(nowNanos) + drainWaiting();
    }

    @Override
    public boolean isHeldUp() {
        return held;
    }

    /// What venues on threads of their own handed over waits like what a port says: what the log refuses stays.
    /// Taken in portions, as what a long history tells must not fill the ring in one turn.
    private int takeFromDesks() {
        int taken = 0;
        for (int i = 0; i < parts.desks.size(); i++) {
            Desk desk = parts.desks.get(i);
            int portion = INPUTS_AT_ONCE;
            for (int left = INPUTS_A_TURN;
                    portion == INPUTS_AT_ONCE && left > 0 && !hold.isDue(nowNanos);
                    left -= portion) {
                coreIsBusy = true;
                portion = desk.handover.poll(desk.inputs, INPUTS_AT_ONCE);
                coreIsBusy = false;
                taken += portion + drainWaiting();
            }
        }
        return taken;
    }

    /// Where several commands wait, what they send leaves in writes of several messages.
    private int drainInbox() {
        boolean several = inbox.size() > 1;
        int taken = 0;
        try {
            Work work = inbox.poll();
            while (work != null) {
                if (several && taken % COMMANDS_A_WRITE == 0) {
                    parts.fix.endBatches(nowNanos);
                    parts.fix.beginBatches();
                }
                handle(work);
                drainWaiting();
                taken++;
                work = taken < COMMANDS_A_TURN ? inbox.poll() : null;
            }
        } finally {
            if (several) {
                parts.fix.endBatches(nowNanos);
            }
        }
        return taken;
    }

    private void handle(Work work) {
        switch (work) {
            case Submitted submitted -> command(submitted);
            case Work.Action action -> action.body().run();
        }
    }

    private void command(Submitted submitted) {
        coreIsBusy = true;
        Outcome outcome = core.onCommand(submitted.command(), nowNanos);
        coreIsBusy = false;
        acks.add(submitted.decided(new Answer(outcome, parts.log.position())));
        parts.metrics.commandToSent().record(parts.clock.nanos() - submitted.enteredNanos());
    }

    private int tick() {
        if (nowNanos < nextTickNanos) {
            return 0;
        }
        nextTickNanos = nowNanos + TICK_NANOS;
        coreIsBusy = true;
        core.onTick(nowNanos);
        coreIsBusy = false;
        parts.massStatus.onTick(nowNanos);
        showKills();
        showDoubts();
        return 0;
    }

    /// Pictures of kills at work, every few ticks.
    private void showKills() {
        int inForce = core.state().halts().inForce().size();
        if (inForce != kills.size() || (inForce > 0 && nowNanos >= killsDueNanos)) {
            killsDueNanos = nowNanos + KILLS_NANOS;
            kills = core.kills();
        }
    }

    /// Pictures of how orders in doubt are asked about, every few ticks.
    private void showDoubts() {
        if (nowNanos >= doubtsDueNanos) {
            doubtsDueNanos = nowNanos + DOUBTS_NANOS;
            doubts = core.doubts(nowNanos);
        }
    }

    /// When the venues are next asked about each order in doubt, as of a moment ago. Any thread.
    List<DoubtView> doubts() {
        return doubts;
    }

    /// How far each kill in force has come, a moment ago. Any thread.
    List<KillView> kills() {
        return kills;
    }

    /// Takes what a venue says. While the core is at work, as when a port reports a fate at once, the input waits its
    /// turn.
    void onVenueInput(VenueInput input) {
        parts.metrics.observe(input, parts.clock.nanos());
        if (coreIsBusy) {
            waiting.add(input);
        } else {
            handle(input);
        }
    }

    private void handle(VenueInput input) {
        coreIsBusy = true;
        boolean taken = core.onVenue(input, nowNanos);
        coreIsBusy = false;
        if (!taken) {
            throw new LogRefusedException(input.getClass().getSimpleName()
                    + " could not be logged: the journal's disk is " + journal.state());
        }
    }

    /// An input that the log refuses stays the first, for a later turn.
    private int drainWaiting() {
        int taken = 0;
        VenueInput next = waiting.peek();
        while (next != null) {
            handle(next);
            waiting.remove();
            taken++;
            next = waiting.peek();
        }
        return taken;
    }

    /// What a port says of a request at once waits like what it says within a command: the request has passed its
    /// gate and is not made again, so its fate must outlast a log that has no room for it now.
    private int openGates() {
        int passed = 0;
        coreIsBusy = true;
        for (int i = 0; i < parts.gates.size(); i++) {
            passed += parts.gates.get(i).poll();
        }
        coreIsBusy = false;
        return passed + drainWaiting();
    }

    private int observe() {
        int asked = 0;
        for (int i = 0; i < parts.besides.size(); i++) {
            asked += parts.besides.get(i).poll(nowNanos);
        }
        for (int i = 0; i < parts.venues.size(); i++) {
            asked += parts.venues.get(i).poll(nowNanos);
        }
        for (int i = 0; i < parts.fix.lines().size(); i++) {
            parts.fix.lines().get(i).observe(nowNanos);
        }
        return asked;
    }

    /// Full passes: the sessions are cut, so that nothing counts as received that is not logged, and come back by their
    /// reconnection policy. Failed is final.
    private void onLogRefused(LogRefusedException refusal) {
        if (journal.state() == DiskState.FAILED) {
            halt(String.valueOf(refusal.getMessage()));
            return;
        }
        cutSessions(String.valueOf(refusal.getMessage()));
        refuseAll(JOURNAL_FULL);
    }

    private void halt(String why) {
        halted = why;
        cutSessions(why);
        parts.fix.initiator().stopAll(why, nowNanos);
    }

    /// What the sessions say of their end waits until the log takes it.
    private void cutSessions(String why) {
        coreIsBusy = true;
        parts.fix.lines().forEach(line -> line.cut(why, nowNanos));
        coreIsBusy = false;
    }

    private int refuseAll(Outcome.Refused refusal) {
        int taken = 0;
        for (Work work = inbox.poll(); work != null; work = inbox.poll()) {
            switch (work) {
                case Submitted submitted -> acks.add(submitted.decided(new Answer(refusal, parts.log.position())));
                case Work.Action action -> action.body().run();
            }
            taken++;
        }
        return taken;
    }

    private void wakeSync() {
        long appended = journal.appendedPosition();
        if (appended != wokenPosition) {
            wokenPosition = appended;
            journal.wakeSync();
        }
    }

    /// Commands that nobody will carry out are answered all the same.
    @Override
    public void onStop(long now, String why) {
        nowNanos = now;
        halted = halted.isEmpty() ? why : halted;
        cutSessions(halted);
        for (Work work = inbox.poll(); work != null; work = inbox.poll()) {
            if (work instanceof Submitted submitted) {
                submitted.complete(new Answer(SHUTTING_DOWN, parts.log.position()));
            }
        }
        acks.poll(parts.clock);
    }
}
