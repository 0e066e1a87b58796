package io.fairlead.proof.sessions;

import java.util.EnumMap;
import java.util.Map;

/// How often what happened. Owned by one thread.
public final class Census {
    private final long[] counts = new long[Happening.values().length];

    /// Nothing has happened yet.
    public Census() {}

    void count(Happening what) {
        counts[what.ordinal()]++;
    }

    /// Adds another census to this one.
    public void add(Census other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /// How often it happened.
    public long of(Happening what) {
        return counts[what.ordinal()];
    }

    /// All counts, in the order of their declaration.
    public Map<Happening, Long> all() {
        Map<Happening, Long> all = new EnumMap<>(Happening.class);
        for (Happening each : Happening.values()) {
            all.put(each, of(each));
        }
        return all;
    }
}
