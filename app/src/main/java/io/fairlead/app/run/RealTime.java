package io.fairlead.app.run;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The calling thread comes before every usual one of the machine, of any process: once there is work for it, it has a
/// core at once, while a usual thread waits until another has used up its turn, some milliseconds. Threads that it
/// starts are usual ones. Linux alone, and the process needs the right to it. Any thread.
public final class RealTime {
    /// `SCHED_FIFO`, with `SCHED_RESET_ON_FORK`.
    private static final int FIRST_COME_NOT_INHERITED = 1 | 0x4000_0000;

    /// Above all usual threads, below every other real-time one, such as the system's own.
    private static final int LEAST_PRIORITY = 1;

    private RealTime() {}

    /// Gives that to the calling thread.
    ///
    /// @throws UnsupportedOperationException if the system does not let it; all stays as it is
    public static void take() {
        SetScheduler setScheduler = SystemCall.bound(
                SetScheduler.class,
                "sched_setscheduler",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment priority = arena.allocateFrom(ValueLayout.JAVA_INT, LEAST_PRIORITY);
            if (setScheduler.call(0, FIRST_COME_NOT_INHERITED, priority) != 0) {
                throw new UnsupportedOperationException("the system gives this process no real-time priority;"
                        + " it needs the right to it (LimitRTPRIO=1 in its unit, or ulimit -r 1)");
            }
        }
    }

    /// The system's function: which thread (0 is the caller's), the policy, and where its priority stands.
    public interface SetScheduler {
        /// Returns 0 if it worked.
        int call(int thread, int policy, MemorySegment priority);
    }
}
