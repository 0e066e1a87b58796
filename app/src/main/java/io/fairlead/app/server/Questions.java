package io.fairlead.app.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for what the engine answers to a question that changes nothing, and not longer than this. Any thread; blocks
/// that of the request.
record Questions(Duration patience) {
    <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        }
    }
}
