package io.fairlead.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/// Makes the threads of a gateway by the names of the design, with one policy for what they do not catch. Used by
/// the main thread.
final class GatewayThreads {
    private final BiConsumer<Thread, Throwable> uncaught;
    private final List<Thread> started = new ArrayList<>();

    /// `uncaught` is told on the thread that failed.
    GatewayThreads(BiConsumer<Thread, Throwable> uncaught) {
        this.uncaught = uncaught;
    }

    void start(String name, Runnable work) {
        started.add(Thread.ofPlatform()
                .name(name)
                .uncaughtExceptionHandler(uncaught::accept)
                .start(work));
    }

    /// A virtual thread for each task, as `connect-1`.
    Executor virtual(String prefix) {
        return task -> {
            Thread thread = Thread.ofVirtual()
                    .name(prefix + "-", 1)
                    .uncaughtExceptionHandler(uncaught::accept)
                    .unstarted(task);
            thread.start();
        };
    }

    /// A platform thread for each task, as `venue-http-1`, kept for a minute to take the next one. Waking one takes
    /// less time than having a virtual thread carried, where the machine is busy.
    Executor kept(String prefix) {
        return Executors.newCachedThreadPool(Thread.ofPlatform()
                .daemon()
                .name(prefix + "-", 1)
                .uncaughtExceptionHandler(uncaught::accept)
                .factory());
    }

    /// Waits for all to end, for at most so long each.
    void join(long millis) throws InterruptedException {
        for (Thread thread : started) {
            thread.join(millis);
        }
    }
}
