package io.fairlead.proof.sessions;

import io.fairlead.fix.session.Role;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.SessionState;
import io.fairlead.journal.JournalException;
import io.fairlead.proof.virtual.ProcessDied;
import io.fairlead.proof.virtual.VirtualHost;
import org.jspecify.annotations.Nullable;

/// One side of the conversation, across the lives of its process. Owned by the world's thread.
final class SessionEnd {
    final Role role;
    final VirtualHost host;
    final SessionProfile profile;
    final Ledger outgoing;
    final Ledger incoming;
    private final Stage stage;
    private @Nullable SessionProcess process;
    private boolean lostPower;

    /// Both directions of a conversation, as one side sees them.
    record Ledgers(Ledger outgoing, Ledger incoming) {}

    SessionEnd(Stage stage, VirtualHost host, SessionProfile profile, Ledgers ledgers) {
        this.stage = stage;
        this.host = host;
        this.profile = profile;
        role = profile.role();
        outgoing = ledgers.outgoing();
        incoming = ledgers.incoming();
    }

    /// The process that runs, or null while there is none.
    @Nullable
    SessionProcess process() {
        return process;
    }

    /// Starts a process, which finds what the one before left.
    void start() {
        try {
            SessionProcess started = new SessionProcess(stage, this);
            process = started;
            incoming.receiverRestarted(started.application.delivered(), lostPower);
            lostPower = false;
            stage.trace().event(stage.now(), host.name(), "started, " + started.recovered());
        } catch (JournalException e) {
            stage.violations().add(host.name() + " can't start: " + e.getMessage());
        }
    }

    /// The process died of its own work.
    void died(ProcessDied how) {
        stage.happened(Happening.CRASHES_WITHIN, host.name(), "dies " + how.getMessage());
        if (how.withMachine()) {
            losePower();
        } else {
            crash();
        }
    }

    /// The process dies; another one starts after a while.
    void crash() {
        SessionProcess dying = process;
        if (dying == null) {
            return;
        }
        stage.happened(Happening.CRASHES, host.name(), "process dies");
        dying.end();
        process = null;
        host.crashProcess();
        stage.time().after(stage.between(50 * Stage.MILLI, 5 * Stage.SECOND), this::start);
    }

    /// The machine dies; it boots after a while.
    void losePower() {
        SessionProcess dying = process;
        if (dying == null) {
            return;
        }
        stage.happened(Happening.POWER_LOSSES, host.name(), "machine dies, synced to " + dying.syncedPosition());
        if (host.disk().unsyncedBytes() > 0) {
            stage.happened(Happening.TORN_WRITES, host.name(), "torn write");
        }
        outgoing.senderLostPower(dying.syncedPosition());
        dying.end();
        process = null;
        lostPower = true;
        host.losePower(stage.random());
        stage.time().after(stage.between(Stage.SECOND, 8 * Stage.SECOND), () -> {
            host.boot();
            start();
        });
    }

    /// The session's numbers were set.
    void numbersSet() {
        stage.happened(Happening.RESETS, host.name(), "numbers set");
        outgoing.reset();
        incoming.reset();
        if (!stage.scenario().resets()) {
            stage.violations().add(host.name() + " set its sequence numbers, which nobody asked for");
        }
    }

    /// Whether the session is up with nothing missing and nothing waiting.
    boolean settled() {
        SessionProcess running = process;
        return running != null
                && running.session.state() instanceof SessionState.Up
                && running.session.waitingBytes() == 0;
    }

    int expectedIncoming() {
        return process == null ? -1 : process.session.status().expectedIncoming();
    }

    int nextOutgoing() {
        return process == null ? -2 : process.session.status().nextOutgoing();
    }

    @Override
    public String toString() {
        SessionProcess running = process;
        return host.name()
                + (running == null
                        ? " is down"
                        : " is " + running.session.state() + ", expects " + expectedIncoming() + ", next is "
                                + nextOutgoing() + ", last error '"
                                + running.session.status().lastError() + "'");
    }
}
