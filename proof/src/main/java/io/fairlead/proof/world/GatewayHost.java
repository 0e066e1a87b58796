package io.fairlead.proof.world;

import io.fairlead.journal.JournalException;
import io.fairlead.proof.virtual.CrashPoint;
import io.fairlead.proof.virtual.ProcessDied;
import io.fairlead.proof.virtual.VirtualHost;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.proof.world.locker.LockerVenue;
import org.jspecify.annotations.Nullable;

/// The gateway across the lives of its process, and the machine under it. Owned by the world's thread.
final class GatewayHost {
    private final Stage stage;
    final @Nullable LockerVenue locker;
    final VirtualHost host;
    final Witness witness;
    private @Nullable GatewayLife life;
    private int crashInRecoveryIn;
    private boolean diskFails;
    private boolean lies;
    private boolean diskLied;
    private boolean over;
    private boolean wordBroken;

    GatewayHost(Stage stage, Witness witness, @Nullable LockerVenue locker) {
        this.stage = stage;
        this.locker = locker;
        this.witness = witness;
        long ahead = stage.scenario().clockAheadNanos();
        host = new VirtualHost("gate", stage.network(), stage.between(-ahead, ahead + 1));
    }

    /// The process that runs, or null while there is none.
    @Nullable
    GatewayLife life() {
        return life;
    }

    /// The next start dies in its so-many-th step.
    void dieInRecovery(int steps) {
        crashInRecoveryIn = steps;
    }

    /// Starts a process, which finds what the one before left.
    void start() {
        if (over) {
            return;
        }
        CrashPoint crash = new CrashPoint();
        if (crashInRecoveryIn > 0) {
            crash.arm(crashInRecoveryIn, stage.chance(stage.scenario().powerLosses() ? 30 : 0));
            crashInRecoveryIn = 0;
        }
        witness.beforeReplay(host.disk());
        try {
            GatewayLife started = new GatewayLife(stage, this, crash);
            life = started;
            crash.disarm();
            stage.trace().event(stage.now(), host.name(), "started, " + started.recovered());
            if (started.beganWithSnapshot()) {
                stage.census().count(Happening.STARTS_FROM_SNAPSHOT);
            }
            if (!diskLied && !started.unusableSnapshots().isEmpty()) {
                stage.violations().add("named before it was kept: " + started.unusableSnapshots());
            }
            if (wordBroken) {
                over = true;
                started.end();
                life = null;
            }
        } catch (ProcessDied died) {
            stage.happened(Happening.CRASHES_IN_RECOVERY, host.name(), "dies in recovery " + died.getMessage());
            gone(died.withMachine());
        } catch (JournalException e) {
            stage.trace().event(stage.now(), host.name(), "can't start: " + e.getMessage());
            refused(e);
        } catch (RuntimeException e) {
            stage.violations().add("the gateway threw at its start: " + e);
            over = true;
        }
    }

    private void refused(JournalException why) {
        boolean stops = why.advice() == JournalException.Advice.STOP && !diskFails;
        if (stops && wordBroken) {
            stage.happened(Happening.REFUSED_STARTS, host.name(), "does not start: " + why.getMessage());
            over = true;
            return;
        }
        if (stops) {
            stage.violations().add("the gateway refuses to start: " + why.getMessage());
        }
        repairDisk();
        gone(false);
    }

    /// Whether the gateway is stopped for good, behind a power cut on a disk that had lied. Its log held the beginning
    /// of what was logged, or the start was refused; nothing more is promised.
    boolean isOver() {
        return over;
    }

    /// From now on the disk says "synced" and does nothing, or does it again.
    void lie(boolean now) {
        lies = now;
        diskLied |= now;
        host.disk().lieAboutSync(now);
    }

    /// The machine dies if its disk lies still.
    void losePowerWhileLying() {
        if (lies) {
            losePower();
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

    /// The gateway trades no more: somebody puts in a sound disk and starts it again.
    void halted() {
        stage.trace().event(stage.now(), host.name(), "is halted");
        repairDisk();
        crash();
    }

    /// The disk fails after so many more syncs or writes.
    void breakDisk(int successes, boolean atSync) {
        diskFails = true;
        if (atSync) {
            host.disk().failForcesAfter(successes);
        } else {
            host.disk().failWritesAfter(successes);
        }
    }

    void repairDisk() {
        diskFails = false;
        host.disk().failForcesAfter(Integer.MAX_VALUE);
        host.disk().failWritesAfter(Integer.MAX_VALUE);
    }

    /// The process dies; another one starts after a while.
    void crash() {
        GatewayLife dying = life;
        if (dying != null) {
            stage.happened(Happening.CRASHES, host.name(), "process dies");
            gone(false);
        }
    }

    /// The machine dies; it boots after a while.
    void losePower() {
        if (life != null) {
            gone(true);
        }
    }

    private void gone(boolean withMachine) {
        GatewayLife dying = life;
        if (dying != null) {
            dying.end();
            if (locker != null) {
                locker.witness().died();
            }
        }
        life = null;
        if (!withMachine) {
            host.crashProcess();
            stage.time().after(stage.between(50 * Stage.MILLI, 5 * Stage.SECOND), this::start);
            return;
        }
        stage.happened(Happening.POWER_LOSSES, host.name(), "machine dies");
        witness.expect(diskLied ? Witness.Expected.A_BEGINNING : Witness.Expected.ALL_THAT_WAS_TOLD);
        if (diskLied && !wordBroken) {
            stage.happened(Happening.BROKEN_WORDS, host.name(), "its disk had lied");
            wordBroken = true;
        }
        if (host.disk().unsyncedBytes() > 0) {
            stage.happened(Happening.TORN_WRITES, host.name(), "torn write");
        }
        host.losePower(stage.random());
        lie(false);
        stage.time().after(stage.between(Stage.SECOND, 8 * Stage.SECOND), () -> {
            host.boot();
            start();
        });
    }
}
