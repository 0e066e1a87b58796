package io.fairlead.gateway;

import io.fairlead.core.event.Command;
import io.fairlead.gateway.Trading.Answer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A command, what the engine decided on it, and whoever waits for that: one object on the whole way of an order. The
/// client has it as the future that it is; the decision belongs to the engine thread until it is told.
final class Submitted extends CompletableFuture<Answer> implements Inbox.Work {
    private final Command command;
    private final long enteredNanos;
    private @Nullable Answer decided;

    /// @param enteredNanos when it was handed in
    Submitted(Command command, long enteredNanos) {
        this.command = command;
        this.enteredNanos = enteredNanos;
    }

    Command command() {
        return command;
    }

    long enteredNanos() {
        return enteredNanos;
    }

    /// The engine's answer, which is not told yet.
    Submitted decided(Answer answer) {
        decided = answer;
        return this;
    }

    Answer decided() {
        Answer answer = decided;
        if (answer == null) {
            throw new IllegalStateException("nothing was decided yet on " + command);
        }
        return answer;
    }

    /// Completes the future with what was decided.
    void tell() {
        complete(decided());
    }
}
