package io.fairlead.bench.wire;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The compiler of this process. What it has queued it compiles on a core that others want, too: while something is
/// measured it would be measured with it. Stateless.
public final class Compiler {
    private static final long RESTS_NANOS = 1_500_000_000;
    private static final long LOOK_NANOS = 50_000_000;

    private Compiler() {}

    /// Returns once nothing was compiled for a while, or behind the limit; how many milliseconds that took.
    public static double awaitRest(Duration limit) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long begun = System.nanoTime();
        long compiled = compiler.getTotalCompilationTime();
        long since = begun;
        while (System.nanoTime() - begun < limit.toNanos() && System.nanoTime() - since < RESTS_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
            if (compiler.getTotalCompilationTime() != compiled) {
                compiled = compiler.getTotalCompilationTime();
                since = System.nanoTime();
            }
        }
        return 1e-6 * (System.nanoTime() - begun);
    }
}
