package io.fairlead.proof.virtual;

/// The turns of a process on virtual time: soon when there may be work, else after a while. Owned by the world's
/// thread. Everything that the process does runs in here, as it may die of it.
public final class DutyCycle {
    private static final long NEVER = Long.MAX_VALUE;

    private final WorldStage<?, ?, ?> stage;
    private final Turns process;
    private boolean alive = true;
    private long nextTurnNanos = NEVER;
    private long pausedUntilNanos;

    /// What takes the turns.
    public interface Turns {
        /// One turn; returns how much was done.
        long turn();

        /// Something was done, in a turn or beside one.
        void worked();

        /// It died of what it did.
        void died(ProcessDied how);

        /// It threw what a running process would see come through its loop.
        void threw(RuntimeException what);
    }

    public DutyCycle(WorldStage<?, ?, ?> stage, Turns process) {
        this.stage = stage;
        this.process = process;
    }

    /// There may be work: turns soon.
    public void wake() {
        turnAt(stage.now() + stage.between(10_000, 200_000));
    }

    /// The process stands still for a while.
    public void pause(long nanos) {
        pausedUntilNanos = stage.now() + nanos;
    }

    /// The process is no more.
    public void end() {
        alive = false;
    }

    /// Whether the process has not ended.
    public boolean isAlive() {
        return alive;
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
        run(() -> turnAt(
                now + (process.turn() > 0 ? stage.between(50_000, 500_000) : stage.between(20_000_000, 60_000_000))));
    }

    /// Has the process do something; nothing happens if it is no more.
    public void run(Runnable work) {
        if (!alive) {
            return;
        }
        try {
            work.run();
            process.worked();
        } catch (ProcessDied died) {
            process.died(died);
        } catch (RuntimeException e) {
            process.threw(e);
        }
    }
}
