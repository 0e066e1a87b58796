package io.fairlead.proof.sessions;

import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.Role;
import io.fairlead.fix.store.JournalMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.transport.Idle;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.proof.virtual.CrashPoint;
import io.fairlead.proof.virtual.CrashableStore;
import io.fairlead.proof.virtual.DutyCycle;
import io.fairlead.proof.virtual.ProcessDied;
import io.fairlead.proof.virtual.VirtualDisk;
import io.fairlead.proof.virtual.VirtualHost;
import java.util.List;

/// One life of a side's process: its journal, its session, its driver, its duty cycle and its sync thread, all on
/// virtual time. Owned by the world's thread; gone for good once it died.
final class SessionProcess {
    private static final MessageValidator VALIDATOR = new MessageValidator(FixDictionary.fix44(), true);
    private static final ReconnectPolicy RECONNECT =
            new ReconnectPolicy(200 * Stage.MILLI, 200, 3 * Stage.SECOND, 20, 0, 2 * Stage.SECOND);

    private final Stage stage;
    private final SessionEnd end;
    private final VirtualHost host;
    private final Journal journal;
    private final Driver driver;
    private final DutyCycle cycle;
    final CrashPoint crash = new CrashPoint();
    final FixSession session;
    final EndApplication application;
    private boolean syncDue;

    /// What polls the session, and how it is stopped.
    private interface Driver {
        int poll(long nowNanos);

        void logout(long nowNanos);
    }

    SessionProcess(Stage stage, SessionEnd end) {
        this.stage = stage;
        this.end = end;
        host = end.host;
        cycle = new DutyCycle(stage, new Living());
        long now = host.clock().nanos();
        VirtualDisk disk = new VirtualDisk(host.disk(), crash);
        journal = Journal.open(disk, config(host.bootId()), now);
        application = new EndApplication(stage, end, journal, crash);
        MessageStore store = new CrashableStore(
                stage.substitutes().store().apply(JournalMessageStore.open(journal, "session")),
                crash,
                end::numbersSet);
        journal.acknowledgeLoss();
        session = new FixSession(end.profile, parts(store));
        driver = end.role == Role.INITIATOR ? initiator() : acceptor();
        cycle.wake();
        syncSoon();
    }

    private static JournalConfig config(String bootId) {
        return JournalConfig.defaults(bootId, "world").withSizes(1 << 16, 1 << 20, 1 << 17, 0);
    }

    private SessionParts parts(MessageStore store) {
        return SessionParts.of(store, application)
                .withLog(new TracingLog(stage, host.name()))
                .withCheck(VALIDATOR.another())
                .withDecisions(stage.substitutes().decisions());
    }

    private Driver initiator() {
        FixInitiator initiator = new FixInitiator(stage.random(), Idle.SPIN);
        InitiatorPlan plan = new InitiatorPlan(
                List.of(Stage.DOOR),
                host.dialer(cycle::wake),
                RECONNECT,
                stage.scenario().schedule());
        initiator.add(session, plan);
        return new Driver() {
            @Override
            public int poll(long nowNanos) {
                return initiator.poll(nowNanos);
            }

            @Override
            public void logout(long nowNanos) {
                initiator.stop(session, "break", nowNanos);
                stage.time().after(2 * Stage.SECOND, () -> cycle.run(() -> initiator.start(session, now())));
            }
        };
    }

    private Driver acceptor() {
        FixAcceptor acceptor = new FixAcceptor(host.listen(Stage.DOOR, cycle::wake), Idle.SPIN);
        acceptor.add(session, stage.scenario().schedule());
        return new Driver() {
            @Override
            public int poll(long nowNanos) {
                return acceptor.poll(nowNanos);
            }

            @Override
            public void logout(long nowNanos) {
                session.logout("break", nowNanos);
            }
        };
    }

    private long now() {
        return host.clock().nanos();
    }

    /// What opening the journal found.
    String recovered() {
        return journal.recovery().description();
    }

    /// The end of what a power loss would leave.
    long syncedPosition() {
        return journal.syncedPosition();
    }

    /// The process stands still for a while.
    void pause(long nanos) {
        cycle.pause(nanos);
    }

    /// Ends the session in good order; it comes back by itself.
    void logout() {
        cycle.run(() -> driver.logout(now()));
    }

    /// Asks for both numbers to start from 1 while the session stays up, if it can.
    void reset() {
        cycle.run(() -> {
            if (session.requestReset(now())) {
                stage.happened(Happening.RESET_REQUESTS, host.name(), "asks for a reset");
            }
        });
    }

    /// Sends messages while the session takes them, at most so many.
    void send(int most) {
        cycle.run(() -> {
            for (int i = 0; i < most && application.send(session, now()); i++) {
                crash.pass("between two messages");
            }
        });
    }

    /// Its turns, and what becomes of it.
    private final class Living implements DutyCycle.Turns {
        @Override
        public long turn() {
            int work = driver.poll(now());
            if (session.waitingBytes() > end.profile.bounds().outboundBytes()) {
                stage.violations().add(host.name() + " keeps " + session.waitingBytes() + " bytes for a slow peer");
            }
            return work;
        }

        @Override
        public void worked() {
            if (journal.appendedPosition() > journal.syncedPosition()) {
                syncSoon();
            }
        }

        @Override
        public void died(ProcessDied how) {
            end.died(how);
        }

        @Override
        public void threw(RuntimeException what) {
            stage.violations().add(host.name() + " threw " + what + " at " + what.getStackTrace()[0]);
            end.crash();
        }
    }

    private void syncSoon() {
        if (!syncDue) {
            syncDue = true;
            stage.time().after(stage.between(100_000, 5_000_000), () -> {
                syncDue = false;
                cycle.run(() -> {
                    if (journal.sync().poll(stage.now()) > 0) {
                        cycle.wake();
                    }
                });
            });
        }
    }

    /// The process is no more.
    void end() {
        cycle.end();
    }
}
