package io.fairlead.gateway;

import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Asks venues which orders they have. Any thread.
@FunctionalInterface
public interface MassStatusDesk {
    /// Has the venue of an account list its orders, of one symbol and side or of all. What the list lacks when
    /// `patience` is over stays missing.
    CompletableFuture<Answer> ask(AccountId account, @Nullable Symbol symbol, @Nullable Side side, Duration patience);

    /// The list, or why the venue was not asked.
    sealed interface Answer {
        record Told(MassStatus list) implements Answer {}

        record NotAsked(Outcome.Refused why) implements Answer {}
    }
}
