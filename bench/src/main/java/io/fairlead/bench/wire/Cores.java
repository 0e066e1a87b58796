package io.fairlead.bench.wire;

import io.fairlead.app.run.OwnCore;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives the thread that spins a core of its own, as `engine.core` does for a gateway. Stateless.
public final class Cores {
    private Cores() {}

    /// Moves the calling thread to this core and the others of its process off it; a negative one stands for any. Where
    /// the system can't do that, all stays as it is, which costs every contender the same.
    public static void take(int core) {
        if (core < 0) {
            return;
        }
        try {
            OwnCore.of(core).take();
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            tell(e);
        }
    }

    /// Starts something, such as a process, that keeps off this core; where the system can't do that, anywhere.
    ///
    /// @throws java.util.concurrent.CompletionException if the system takes back that it can
    public static <T> T keepingOff(int core, Supplier<T> start) {
        OwnCore own = own(core);
        if (own == null) {
            return start.get();
        }
        CompletableFuture.runAsync(own::take, task -> Thread.ofPlatform().start(task))
                .join();
        try {
            return start.get();
        } finally {
            own.release();
        }
    }

    private static @Nullable OwnCore own(int core) {
        try {
            return OwnCore.of(core);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            tell(e);
            return null;
        }
    }

    private static void tell(RuntimeException problem) {
        System.err.println("not on a core of its own: " + problem.getMessage());
    }
}
