package io.fairlead.proof.virtual;

/// A simulated process dies here: unwinds to the world, which takes the process away. Nobody in between may act on it.
public final class ProcessDied extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean withMachine;

    public ProcessDied(String where, boolean withMachine) {
        super(where, null, false, false);
        this.withMachine = withMachine;
    }

    /// Whether the whole machine dies.
    public boolean withMachine() {
        return withMachine;
    }
}
