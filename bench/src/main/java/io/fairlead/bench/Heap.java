package io.fairlead.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/// Counts the heap that the calling thread takes. Stateless.
public final class Heap {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Heap() {}

    /// Bytes that this thread has taken so far.
    public static long taken() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /// Bytes of the whole heap that are in use when all that can go has gone.
    public static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Bytes a turn, once it is warm. `turn` gets numbers from 0 on.
    public static double bytesPerTurn(int warmUp, int measured, IntConsumer turn) {
        for (int i = 0; i < warmUp; i++) {
            turn.accept(i);
        }
        long before = taken();
        for (int i = 0; i < measured; i++) {
            turn.accept(warmUp + i);
        }
        return (taken() - before) / (double) measured;
    }
}
