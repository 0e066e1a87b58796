package io.fairlead.bench.locker;

import io.fairlead.app.run.RealTime;
import io.fairlead.bench.wire.Cores;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.SelectorIdle;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// How the two threads that orders pass wait, where they run and before whom.
enum OrderThreads {
    /// Both park, at the priority of all.
    AS_USUAL,
    /// Both park, and come before all others: `engine.priority: real-time`.
    REAL_TIME,
    /// The engine spins on a core of its own, the venue's thread comes before all others: `engine.idle: spin` and
    /// `engine.core` besides.
    SPINNING;

    private static final int ENGINE_CORE = 0;

    /// Tries whether the system lets them.
    ///
    /// @throws java.util.concurrent.CompletionException if not
    void demand() {
        CompletableFuture.runAsync(this::comeFirst, task -> Thread.ofPlatform().start(task))
                .join();
    }

    /// Starts a process that keeps off the core on which the engine will spin.
    <T> T offEngineCore(Supplier<T> start) {
        return this == SPINNING ? Cores.keepingOff(ENGINE_CORE, start) : start.get();
    }

    /// Whether both of the threads that an order passes wait for it.
    boolean bothPark() {
        return this != SPINNING;
    }

    Idle engineIdle() {
        return this == SPINNING ? Idle.SPIN : new SelectorIdle();
    }

    Runnable engine(Runnable work) {
        return () -> {
            if (this == SPINNING) {
                Cores.take(ENGINE_CORE);
            } else {
                comeFirst();
            }
            work.run();
        };
    }

    Runnable parked(Runnable work) {
        return () -> {
            comeFirst();
            work.run();
        };
    }

    /// The calling thread, if they do.
    void comeFirst() {
        if (this != AS_USUAL) {
            RealTime.take();
        }
    }
}
