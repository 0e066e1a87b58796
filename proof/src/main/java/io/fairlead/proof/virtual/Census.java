package io.fairlead.proof.virtual;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// How often what happened, of the things that a world counts. Owned by one thread.
public final class Census<K extends Enum<K>> {
    private final Map<K, Long> counts;

    /// Nothing has happened yet.
    public Census(Class<K> things) {
        counts = new EnumMap<>(things);
        for (K each : things.getEnumConstants()) {
            counts.put(each, 0L);
        }
    }

    /// It happened.
    public void count(K what) {
        count(what, 1);
    }

    /// It happened so many times.
    public void count(K what, long times) {
        counts.merge(what, times, Long::sum);
    }

    /// Adds another census to this one.
    public void add(Census<K> other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    /// How often it happened.
    public long of(K what) {
        return counts.getOrDefault(what, 0L);
    }

    /// Its name in a report: `LOST_FILLS` is `lostFills`.
    public static String key(Enum<?> what) {
        StringBuilder key = new StringBuilder();
        for (String word : what.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }

    /// All counts, in the order of their declaration.
    public Map<K, Long> all() {
        return Collections.unmodifiableMap(counts);
    }
}
