package io.fairlead.proof.sessions;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How often what happened. Owned by one thread.
public final class Census {
    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);

    /// Nothing has happened yet.
    public Census() {
        for (Happening each : Happening.values()) {
            counts.put(each, 0L);
        }
    }

    void count(Happening what) {
        counts.merge(what, 1L, Long::sum);
    }

    /// Adds another census to this one.
    public void add(Census other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    /// How often it happened.
    public long of(Happening what) {
        return counts.getOrDefault(what, 0L);
    }

    /// All counts, in the order of their declaration.
    public Map<Happening, Long> all() {
        return Collections.unmodifiableMap(counts);
    }
}
