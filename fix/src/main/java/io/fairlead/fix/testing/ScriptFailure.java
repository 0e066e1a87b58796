package io.fairlead.fix.testing;

/// A session did not do what a script expects.
public final class ScriptFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptFailure(String message) {
        super(message);
    }

    ScriptFailure(String message, RuntimeException cause) {
        super(message, cause);
    }
}
