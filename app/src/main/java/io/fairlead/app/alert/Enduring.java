package io.fairlead.app.alert;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Picks what has been wrong for long enough, without a break, of what is wrong now. Owned by the `alerts` thread.
final class Enduring<T> {
    private final long leastNanos;
    private Map<T, Long> since = Map.of();

    Enduring(Duration least) {
        leastNanos = least.toNanos();
    }

    /// Takes everything that is wrong now; whatever else was is over.
    Set<T> of(Collection<T> wrong, long nowNanos) {
        Map<T, Long> next = new LinkedHashMap<>();
        wrong.forEach(each -> next.put(each, since.getOrDefault(each, nowNanos)));
        since = next;
        return next.entrySet().stream()
                .filter(each -> nowNanos - each.getValue() >= leastNanos)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
