package io.fairlead.app.probe;

/// What was found at one step, and the one thing to do about it; nothing to do is an empty text. Immutable.
public record Finding(Step step, Verdict verdict, String text, String next) {

    /// What was looked at, in the order in which a connection comes up.
    public enum Step {
        CONFIGURATION,
        GATEWAY,
        HOURS,
        DNS,
        TCP,
        PROXY,
        TLS,
        CERTIFICATE,
        LOGON,
        CLOCK,
        SEQUENCE,
        LOGOUT
    }

    /// Whether it stands in the way.
    public enum Verdict {
        OK,
        WARN,
        FAIL
    }

    public static Finding ok(Step step, String text) {
        return new Finding(step, Verdict.OK, text, "");
    }

    public static Finding warn(Step step, String text, String next) {
        return new Finding(step, Verdict.WARN, text, next);
    }

    public static Finding fail(Step step, String text, String next) {
        return new Finding(step, Verdict.FAIL, text, next);
    }
}
