package io.fairlead.app.trial;

/// A trial did not get as far as it must within its time: something hangs, or the machine has too much else to do.
public final class TrialStuck extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TrialStuck(String problem) {
        super(problem);
    }
}
