package io.fairlead.proof.world;

import io.fairlead.core.CoreSettings;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Link;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.GatewayConfig.OrderLine;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.SessionView;
import io.fairlead.gateway.Surroundings;
import io.fairlead.gateway.Trading;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.JournalConfig;
import io.fairlead.proof.virtual.CrashPoint;
import io.fairlead.proof.virtual.CrashableStore;
import io.fairlead.proof.virtual.ProcessDied;
import io.fairlead.proof.virtual.VirtualDisk;
import io.fairlead.proof.virtual.VirtualHost;
import io.fairlead.proof.world.Scenario.Numbers;
import io.fairlead.proof.world.Scenario.ProviderPlan;
import io.fairlead.venues.fixlp.FixLpSession;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// One life of the gateway's process: the real one, in turns on virtual time. Owned by the world's thread; gone for
/// good once it died.
final class GatewayLife {
    private static final long NEVER = Long.MAX_VALUE;
    private static final ReconnectPolicy RECONNECT =
            new ReconnectPolicy(200 * Stage.MILLI, 200, 3 * Stage.SECOND, 20, 0, 2 * Stage.SECOND);
    private static final CoreSettings CORE = new CoreSettings(300 * Stage.MILLI, 4 * Stage.SECOND, 3 * Stage.SECOND);
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(OrdType.MARKET, OrdType.LIMIT),
            Set.of(TimeInForce.GOOD_TILL_CANCEL, TimeInForce.IMMEDIATE_OR_CANCEL, TimeInForce.FILL_OR_KILL),
            Set.of(Capability.REPLACE, Capability.ORDER_STATUS_QUERY, Capability.MASS_STATUS_QUERY));

    private final Stage stage;
    private final GatewayHost owner;
    private final VirtualHost host;
    private final Gateway gateway;
    private final Trading trading;
    final CrashPoint crash;
    private boolean alive = true;
    private boolean syncDue;
    private long nextTurnNanos = NEVER;
    private long pausedUntilNanos;
    private long events;
    private boolean synced;
    private boolean doomed;
    private boolean idle;

    /// Opens the gateway on what the life before left; it may die of that.
    GatewayLife(Stage stage, GatewayHost owner, CrashPoint crash) {
        this.stage = stage;
        this.owner = owner;
        this.crash = crash;
        host = owner.host;
        Surroundings surroundings = new Surroundings(
                host.clock()::nanos,
                new VirtualDisk(host.disk(), crash::passSync),
                stage.random(),
                new WakingIdle(),
                new WakingIdle(),
                Runnable::run,
                new TracingLog(stage, host.name(), crash));
        gateway = Gateway.open(stage.substitutes().config().apply(config()), surroundings, seams());
        events += gateway.recovery().eventsReplayed();
        trading = stage.substitutes().trading().apply(gateway.trading());
        wake();
        syncSoon();
    }

    private GatewayConfig config() {
        List<FixLp> venues = new ArrayList<>();
        stage.scenario().providers().forEach(plan -> venues.add(provider(plan)));
        JournalConfig journal = JournalConfig.defaults(host.bootId(), "world")
                .withPolicy(stage.scenario().policy())
                .withSizes(1 << 16, 1 << 20, 1 << 17, 0);
        return GatewayConfig.of(stage.scenario().accounts(), stage.scenario().instruments(), venues, journal)
                .withCore(CORE, 1024)
                .withLimits(List.of());
    }

    private FixLp provider(ProviderPlan plan) {
        FixLpSettings standard = FixLpSettings.standard(plan.venue());
        FixLpSettings settings =
                new FixLpSettings(plan.venue(), CAPABILITIES, standard.orders(), standard.feed(), plan.pool());
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 1; i <= plan.sessions(); i++) {
            String name = plan.session(i);
            boolean standby = plan.standby() && i == plan.sessions();
            FixLine line = new FixLine(
                    name,
                    stage.substitutes().profile().apply(profile(name, plan.numbers())),
                    new InitiatorPlan(
                            List.of(owner.witness.provider(plan.venue()).door()),
                            host.dialer(this::wake),
                            RECONNECT,
                            SessionSchedule.ALWAYS));
            lines.add(new OrderLine(line, standby ? FixLpSession.standby(name) : FixLpSession.primary(name)));
        }
        return new FixLp(settings, lines, null);
    }

    private static SessionProfile profile(String name, Numbers numbers) {
        SessionProfile initiator = SessionProfile.initiator(SessionId.of("FIX.4.4", Scenario.GATE, name));
        return initiator
                .withTiming(new Timing(5, 120, 240, 4 * Stage.SECOND, 2 * Stage.SECOND, 120 * Stage.SECOND))
                .withLogon(initiator
                        .logon()
                        .withReset(numbers == Numbers.RESET_AT_LOGON ? ResetPolicy.ON_LOGON : ResetPolicy.NEVER)
                        .withResetAfterRefusals(numbers == Numbers.FORGOTTEN_AT_RESTART ? 2 : 0));
    }

    private Seams seams() {
        return new Seams(
                log -> new CrashingLog(stage.substitutes().log().apply(log)),
                owner.witness,
                stage.substitutes().venues().get(),
                store -> new CrashableStore(store, crash, () -> {}),
                (profile, authenticator) ->
                        stage.substitutes().decisions().apply(Decisions.Source.RULES.of(profile, authenticator)));
    }

    /// The log of events; the process may die before and behind each of them.
    private final class CrashingLog implements EventSink {
        private final EventSink log;
        private boolean begun;

        CrashingLog(EventSink log) {
            this.log = log;
        }

        @Override
        public boolean append(Event event, Lane lane) {
            if (!begun) {
                begun = true;
                owner.witness.behindReplay();
            }
            crash.pass("before an event is logged");
            if (!log.append(event, lane)) {
                return false;
            }
            events++;
            owner.witness.logged(event);
            if (doomed && event instanceof Event.OrderAccepted) {
                crash.armAtSync();
            }
            if (stage.trace().isRead()) {
                stage.trace().remark(stage.now(), "log", event.toString());
            }
            crash.pass("behind an event in the log");
            return true;
        }
    }

    /// The machine dies at the first sync behind the next order: the log forgets it, the venue may have it.
    void dieBehindAnOrder() {
        doomed = true;
    }

    /// Whatever was to kill it does not.
    void spare() {
        doomed = false;
        crash.disarm();
    }

    /// How many events of the core the log holds.
    long events() {
        return events;
    }

    long eventsReplayed() {
        return gateway.recovery().eventsReplayed();
    }

    String recovered() {
        return gateway.recovery().description();
    }

    long stateHash() {
        return gateway.stateHash();
    }

    /// Whether the disk takes what is written to it.
    boolean isSound() {
        return gateway.halted().isEmpty() && gateway.disk() != DiskState.FAILED;
    }

    List<SessionView> sessions() {
        return gateway.readSide().sessions();
    }

    /// Whether the log is on the disk and the read side has read it.
    boolean isCaughtUp() {
        return synced && idle;
    }

    /// The process stands still for a while.
    void pause(long nanos) {
        pausedUntilNanos = stage.now() + nanos;
    }

    /// Hands a command in; the answer may never come.
    void submit(Command command, Consumer<Trading.Answer> answer) {
        onTheProcess(() -> {
            CompletableFuture<Void> _ = trading.submit(command).thenAccept(each -> {
                if (alive) {
                    answer.accept(each);
                }
            });
            wake();
        });
    }

    // The duty cycle

    /// There may be work: turns soon.
    private void wake() {
        turnAt(stage.now() + stage.between(10_000, 200_000));
    }

    private void turnAt(long nanos) {
        if (alive && nanos < nextTurnNanos) {
            nextTurnNanos = nanos;
            stage.time().at(nanos, () -> turn(nanos));
        }
    }

    private void turn(long dueNanos) {
        if (dueNanos != nextTurnNanos) {
            return;
        }
        nextTurnNanos = NEVER;
        long now = stage.now();
        if (now < pausedUntilNanos) {
            turnAt(pausedUntilNanos);
            return;
        }
        onTheProcess(() -> {
            long work = gateway.turnWithoutSync(host.clock().nanos());
            idle = work == 0;
            turnAt(now + (work > 0 ? stage.between(50_000, 500_000) : stage.between(20_000_000, 60_000_000)));
            if (!isSound()) {
                owner.halted();
            }
        });
    }

    /// Everything that the process does goes through here: it may die of it.
    private void onTheProcess(Runnable work) {
        if (!alive) {
            return;
        }
        try {
            work.run();
            syncSoon();
        } catch (ProcessDied died) {
            owner.died(died);
        } catch (RuntimeException e) {
            // What a running gateway would see come through its loop.
            stage.violations()
                    .add(host.name() + " threw " + e + " at "
                            + List.of(e.getStackTrace()).subList(0, 3));
            owner.crash();
        }
    }

    private void syncSoon() {
        if (!syncDue && alive) {
            syncDue = true;
            stage.time().after(stage.between(100_000, stage.scenario().longestSyncNanos()), () -> {
                syncDue = false;
                onTheProcess(() -> {
                    synced = gateway.syncTurn(host.clock().nanos()) == 0;
                    if (!synced) {
                        idle = false;
                        wake();
                    }
                });
            });
        }
    }

    /// The process is no more.
    void end() {
        alive = false;
    }

    /// Wakes the engine when somebody hands it something.
    private final class WakingIdle implements Idle {
        @Override
        public void watch(Link link) {
            // the network calls when something comes in
        }

        @Override
        public void idle(long maxNanos) {
            throw new IllegalStateException("a world's gateway has no thread to wait");
        }

        @Override
        public void wakeUp() {
            wake();
        }
    }
}
