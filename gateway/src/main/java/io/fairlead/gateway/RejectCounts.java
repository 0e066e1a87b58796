package io.fairlead.gateway;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Rejects by type and reason, such as `8/103=3` for an order refused with OrdRejReason 3. Any thread.
final class RejectCounts {
    /// Reasons come from the venue: what goes beyond this many kinds is counted together.
    private static final int MAX_KINDS = 256;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String typeAndReason) {
        String key = counts.size() < MAX_KINDS || counts.containsKey(typeAndReason) ? typeAndReason : "other";
        counts.computeIfAbsent(key, _ -> new LongAdder()).increment();
    }

    Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new TreeMap<>();
        counts.forEach((key, count) -> snapshot.put(key, count.sum()));
        return snapshot;
    }
}
