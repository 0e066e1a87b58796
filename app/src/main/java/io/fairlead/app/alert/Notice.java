package io.fairlead.app.alert;

/// What the sinks are told about an alert.
public record Notice(Event event, Alert alert, long atNanos) {
    /// Why they are told.
    public enum Event {
        RAISED,
        /// It is more pressing than before.
        WORSENED,
        /// It still stands, and nobody has acknowledged it.
        REPEATED,
        RESOLVED
    }

    /// One line for people.
    public String line() {
        Condition condition = alert.condition();
        return switch (event) {
            case RAISED, WORSENED -> condition.severity() + " " + what();
            case REPEATED -> condition.severity() + " still: " + what();
            case RESOLVED -> "resolved: " + what();
        };
    }

    private String what() {
        Condition condition = alert.condition();
        return condition.kind() + " " + condition.subject() + ": " + condition.text() + " ["
                + condition.kind().runbook() + "]";
    }
}
