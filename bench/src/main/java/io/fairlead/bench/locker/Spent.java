package io.fairlead.bench.locker;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Processor time and heap that the gateway's threads took, by thread. Immutable.
///
/// @param nanos of processor time
/// @param bytes of heap
record Spent(Map<String, Long> nanos, Map<String, Long> bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Spent now() {
        Map<String, Long> nanos = new TreeMap<>();
        Map<String, Long> bytes = new TreeMap<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> {
            String name = name(thread);
            if (!name.isEmpty()) {
                nanos.merge(name, THREADS.getThreadCpuTime(thread.threadId()), Long::sum);
                bytes.merge(name, THREADS.getThreadAllocatedBytes(thread.threadId()), Long::sum);
            }
        });
        return new Spent(nanos, bytes);
    }

    /// Empty for threads that are not the gateway's own.
    private static String name(Thread thread) {
        String name = thread.getName();
        return switch (name) {
            case "engine", "journal-sync", "follower", "venue-tl" -> name;
            default -> "";
        };
    }

    Spent since(Spent before) {
        return new Spent(less(nanos, before.nanos), less(bytes, before.bytes));
    }

    private static Map<String, Long> less(Map<String, Long> after, Map<String, Long> before) {
        Map<String, Long> less = new TreeMap<>();
        after.forEach((name, value) -> less.put(name, value - before.getOrDefault(name, 0L)));
        return less;
    }

    /// With everything else that they did meanwhile, polls above all.
    Map<String, Object> perOrder(int orders) {
        int shared = Math.max(1, orders);
        Map<String, Object> spent = new LinkedHashMap<>();
        nanos.forEach((name, value) -> spent.put(name + "_us_per_order", value / 1_000.0 / shared));
        bytes.forEach((name, value) -> spent.put(name + "_kib_per_order", value / 1_024.0 / shared));
        return spent;
    }
}
