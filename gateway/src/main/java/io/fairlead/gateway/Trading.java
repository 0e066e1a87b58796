package io.fairlead.gateway;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import java.util.concurrent.CompletableFuture;

/// Where commands enter a running gateway. Any thread.
public interface Trading {
    /// Hands a command to the engine through its bounded inbox. The answer comes once the log that holds the
    /// decision is synced (policy `before-ack`); a full inbox answers `INBOX_FULL` at once. Never completes
    /// exceptionally for anything that a caller could do.
    CompletableFuture<Answer> submit(Command command);

    /// The core's outcome and the log position behind it: a reader that has come that far sees its effect.
    record Answer(Outcome outcome, long position) {}
}
