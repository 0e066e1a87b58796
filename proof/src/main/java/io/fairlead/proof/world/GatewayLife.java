package io.fairlead.proof.world;

import io.fairlead.core.CoreSettings;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.NewsCalendar;
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
import io.fairlead.gateway.GuardPlan;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.SessionView;
import io.fairlead.gateway.Surroundings;
import io.fairlead.gateway.Trading;
import io.fairlead.gateway.VenuePlan;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.JournalConfig;
import io.fairlead.proof.virtual.CrashPoint;
import io.fairlead.proof.virtual.CrashableStore;
import io.fairlead.proof.virtual.DutyCycle;
import io.fairlead.proof.virtual.ProcessDied;
import io.fairlead.proof.virtual.VirtualDisk;
import io.fairlead.proof.virtual.VirtualHost;
import io.fairlead.proof.world.Scenario.Numbers;
import io.fairlead.proof.world.Scenario.ProviderPlan;
import io.fairlead.proof.world.happening.Happening;
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
    private final DutyCycle cycle;
    final CrashPoint crash;
    private boolean syncDue;
    private boolean synced;
    private boolean doomed;
    private boolean idle;

    /// Opens the gateway on what the life before left; it may die of that.
    GatewayLife(Stage stage, GatewayHost owner, CrashPoint crash) {
        this.stage = stage;
        this.owner = owner;
        this.crash = crash;
        host = owner.host;
        cycle = new DutyCycle(stage, new Living());
        Surroundings surroundings = new Surroundings(
                host.clock()::nanos,
                stage.substitutes().disk().apply(new VirtualDisk(host.disk(), crash)),
                stage.random(),
                new WakingIdle(),
                new WakingIdle(),
                Runnable::run,
                new TracingLog(stage, host.name(), crash));
        gateway = Gateway.open(stage.substitutes().config().apply(config()), surroundings, seams());
        trading = stage.substitutes().trading().apply(gateway.trading());
        cycle.wake();
        syncSoon();
    }

    private GatewayConfig config() {
        List<VenuePlan> venues = new ArrayList<>();
        stage.scenario().providers().forEach(plan -> venues.add(provider(plan)));
        if (owner.locker != null) {
            venues.add(owner.locker.connect(new WakingIdle()));
        }
        JournalConfig journal = JournalConfig.defaults(host.bootId(), "world")
                .withPolicy(stage.scenario().policy())
                .withSizes(1 << 15, stage.scenario().segmentBytes(), 1 << 16, 0);
        return GatewayConfig.of(stage.scenario().accounts(), stage.scenario().instruments(), venues, journal)
                .withCore(CORE.with(stage.scenario().retention()), 1024)
                .withHistory(stage.scenario().history())
                .withGuards(new GuardPlan(stage.scenario().risk().guards(), NewsCalendar.NONE))
                .withLimits(stage.scenario().risk().limits());
    }

    private FixLp provider(ProviderPlan plan) {
        FixLpSettings standard = FixLpSettings.standard(plan.venue());
        FixLpSettings settings = new FixLpSettings(
                        plan.venue(), capabilities(plan), standard.orders(), standard.feed(), plan.pool())
                .withAsking(plan.telling().asking());
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 1; i <= plan.sessions(); i++) {
            String name = plan.session(i);
            boolean standby = plan.standby() && i == plan.sessions();
            lines.add(
                    new OrderLine(line(plan, name), standby ? FixLpSession.standby(name) : FixLpSession.primary(name)));
        }
        FixLp provider = new FixLp(settings, lines, null);
        return plan.telling().copies() ? provider.withDropCopy(line(plan, plan.copySession())) : provider;
    }

    private FixLine line(ProviderPlan plan, String name) {
        return new FixLine(
                name,
                stage.substitutes().profile().apply(profile(name, plan.numbers())),
                new InitiatorPlan(
                        List.of(owner.witness.provider(plan.venue()).door()),
                        host.dialer(cycle::wake),
                        RECONNECT,
                        SessionSchedule.ALWAYS));
    }

    private static Capabilities capabilities(ProviderPlan plan) {
        return CAPABILITIES.with(Capability.MASS_CANCEL, plan.massCancel()).with(Capability.MARKET_DATA, plan.prices());
    }

    private static SessionProfile profile(String name, Numbers numbers) {
        SessionProfile initiator = SessionProfile.initiator(SessionId.of("FIX.4.4", Scenario.GATE, name));
        return initiator
                .withBounds(Scenario.BOUNDS)
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
                        stage.substitutes().decisions().apply(Decisions.Source.RULES.of(profile, authenticator)),
                stage.substitutes().retention());
    }

    /// The log of events; the process may die before and behind each of them.
    private final class CrashingLog implements EventSink {
        private final EventSink log;

        CrashingLog(EventSink log) {
            this.log = log;
        }

        @Override
        public boolean append(Event event, Lane lane) {
            crash.pass("before an event is logged");
            if (!log.append(event, lane)) {
                return false;
            }
            synced = false; // until a sync finds nothing left to do
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

    boolean beganWithSnapshot() {
        return gateway.recovery().snapshot() >= 0;
    }

    /// Which snapshots that the log names could not be used, and why.
    List<String> unusableSnapshots() {
        return gateway.recovery().remarks();
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
        cycle.pause(nanos);
    }

    /// Hands a command in; the answer may never come.
    void submit(Command command, Consumer<Trading.Answer> answer) {
        cycle.run(() -> {
            CompletableFuture<Void> _ = trading.submit(command).thenAccept(each -> {
                if (cycle.isAlive()) {
                    answer.accept(each);
                }
            });
            cycle.wake();
        });
    }

    /// Its turns, and what becomes of it.
    private final class Living implements DutyCycle.Turns {
        @Override
        public long turn() {
            long work = gateway.turnWithoutSync(host.clock().nanos());
            idle = work == 0;
            if (!isSound()) {
                owner.halted();
            }
            return work;
        }

        @Override
        public void worked() {
            syncSoon();
        }

        @Override
        public void died(ProcessDied how) {
            owner.died(how);
        }

        @Override
        public void threw(RuntimeException what) {
            stage.violations()
                    .add(host.name() + " threw " + what + " at "
                            + List.of(what.getStackTrace()).subList(0, 3));
            owner.crash();
        }
    }

    private void syncSoon() {
        if (!syncDue && cycle.isAlive()) {
            syncDue = true;
            stage.time().after(stage.between(100_000, stage.scenario().longestSyncNanos()), () -> {
                syncDue = false;
                cycle.run(() -> {
                    synced = gateway.syncTurn(host.clock().nanos()) == 0;
                    if (!synced) {
                        idle = false;
                        cycle.wake();
                    }
                });
            });
        }
    }

    /// The process is no more.
    void end() {
        cycle.end();
        if (owner.locker != null) {
            owner.locker.disconnect();
        }
        stage.census().count(Happening.SNAPSHOTS, gateway.snapshots().taken());
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
            cycle.wake();
        }
    }
}
