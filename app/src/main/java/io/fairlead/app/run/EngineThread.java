package io.fairlead.app.run;

import io.fairlead.app.config.EngineSettings;
import io.fairlead.app.config.EngineSettings.Waiting;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.SelectorIdle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the engine thread waits, where it runs, and before whom. Used by the main thread.
final class EngineThread {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);
    private static final long LOOK_SECONDS = 1;

    private EngineThread() {}

    /// What the engine does when there is nothing to do.
    static Idle idle(EngineSettings settings) {
        return settings.waiting() == Waiting.SPIN ? Idle.SPIN : new SelectorIdle();
    }

    /// The work of a thread that orders pass and that parks, with the priority that the settings have for it.
    static Runnable prioritized(EngineSettings settings, Runnable work) {
        return switch (settings.priority()) {
            case NORMAL -> work;
            case REAL_TIME ->
                () -> {
                    takeRealTime();
                    work.run();
                };
        };
    }

    private static void takeRealTime() {
        try {
            RealTime.take();
        } catch (UnsupportedOperationException e) {
            LOG.warn(
                    "engine.priority is not followed by {}: {}",
                    Thread.currentThread().getName(),
                    e.getMessage());
        }
    }

    /// Starts the engine, on a core of its own where the settings and the machine have it so.
    static void start(EngineSettings settings, GatewayThreads threads, Runnable work) {
        Runnable engine = settings.waiting() == Waiting.SPIN ? work : prioritized(settings, work);
        OwnCore core = core(settings.core());
        if (core == null) {
            threads.start("engine", engine);
            return;
        }
        threads.start("engine", () -> {
            CountDownLatch ended = new CountDownLatch(1);
            if (isTaken(core)) {
                threads.virtual("engine-core").execute(() -> keepClear(core, ended));
            }
            try {
                engine.run();
            } finally {
                ended.countDown();
            }
        });
    }

    private static boolean isTaken(OwnCore core) {
        try {
            core.take();
            return true;
        } catch (UnsupportedOperationException e) {
            LOG.warn("engine.core is not followed: {}", e.getMessage());
            return false;
        }
    }

    private static @Nullable OwnCore core(@Nullable Integer wanted) {
        if (wanted == null) {
            return null;
        }
        try {
            return OwnCore.of(wanted);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            LOG.warn("engine.core is not followed: {}", e.getMessage());
            return null;
        }
    }

    /// Threads that the engine starts, such as carriers of virtual ones, begin on its core.
    private static void keepClear(OwnCore core, CountDownLatch ended) {
        try {
            while (!ended.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                core.clear();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            core.release();
        }
    }
}
