package io.fairlead.proof.virtual;

/// Lets a process die between any two steps of its work. Owned by the process. What tries to go on behind its death,
/// a `finally` that tidies up for instance, dies again.
public final class CrashPoint {
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean withMachine;
    private boolean atSync;
    private boolean dead;

    /// The process dies in its so-many-th step from now on, alone or with its machine.
    public void arm(int steps, boolean machine) {
        stepsLeft = steps;
        withMachine = machine;
    }

    /// The machine dies at the next sync, behind the write and before the sync.
    public void armAtSync() {
        atSync = true;
    }

    /// Forgets what was armed.
    public void disarm() {
        stepsLeft = Integer.MAX_VALUE;
        atSync = false;
    }

    /// A sync is about to begin.
    public void passSync() {
        if (atSync) {
            withMachine = true;
            dead = true;
        }
        pass("before a sync");
    }

    /// A step of the process.
    public void pass(String where) {
        stepsLeft--;
        dead |= stepsLeft == 0;
        if (dead) {
            throw new ProcessDied(where, withMachine);
        }
    }
}
