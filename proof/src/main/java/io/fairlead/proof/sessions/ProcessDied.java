package io.fairlead.proof.sessions;

/// A simulated process dies here: unwinds to the world, which takes the process away. Nobody in between may act on it.
final class ProcessDied extends RuntimeException {
    private static final long serialVersionUID = 1;

    final boolean withMachine;

    ProcessDied(String where, boolean withMachine) {
        super(where, null, false, false);
        this.withMachine = withMachine;
    }
}
