package io.fairlead.fix.engine;

import io.fairlead.fix.transport.Endpoint;
import java.time.Instant;

/// What happens between a session and its counterparty's hosts. Immutable.
public sealed interface ConnectionEvent {
    /// It dials; the first attempt after a success is 1.
    record Dialling(Endpoint endpoint, int attempt) implements ConnectionEvent {}

    /// No link came of it; the text names the step.
    record DialFailed(Endpoint endpoint, String why) implements ConnectionEvent {}

    /// There is a link.
    record Linked(String peer) implements ConnectionEvent {}

    /// The link is gone, and not by our doing.
    record Lost(String why) implements ConnectionEvent {}

    /// It will dial again.
    record RetryDue(Endpoint endpoint, long atNanos) implements ConnectionEvent {}

    /// It is out of hours until then; [Long#MAX_VALUE] means for ever.
    record OutOfHours(long opensNanos) implements ConnectionEvent {}

    /// It logs out.
    record LoggingOut(String why) implements ConnectionEvent {}

    /// Too many attempts failed: it stays down until it is started.
    record GaveUp(int attempts, String why) implements ConnectionEvent {}

    /// It stays down until it is started.
    record Stopped(String why) implements ConnectionEvent {}

    /// It was started.
    record Started() implements ConnectionEvent {}

    /// The same for people.
    default String text() {
        return switch (this) {
            case Dialling it -> "dialling " + it.endpoint + ", attempt " + it.attempt;
            case DialFailed it -> "not connected: " + it.endpoint + ": " + it.why;
            case Linked it -> "linked to " + it.peer;
            case Lost it -> "link lost: " + it.why;
            case RetryDue it -> "next attempt at " + time(it.atNanos) + ", " + it.endpoint;
            case OutOfHours it -> "out of hours, opens " + time(it.opensNanos);
            case LoggingOut it -> "logging out: " + it.why;
            case GaveUp it -> "gave up after " + it.attempts + " attempts: " + it.why;
            case Stopped it -> "stopped: " + it.why;
            case Started _ -> "started";
        };
    }

    private static String time(long nanos) {
        return nanos == Long.MAX_VALUE
                ? "never"
                : Instant.ofEpochSecond(0, nanos).toString();
    }
}
