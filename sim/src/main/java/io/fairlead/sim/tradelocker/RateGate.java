package io.fairlead.sim.tradelocker;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds every login to the limits, by sliding windows, and counts whoever went beyond. Owned by the venue's
/// thread.
final class RateGate {
    private final Map<String, RateLimit> limits = new TreeMap<>();
    private final Map<String, ArrayDeque<Long>> windows = new HashMap<>();
    private final Map<String, Long> exceeded = new TreeMap<>();

    RateGate(List<RateLimit> limits) {
        limits.forEach(limit -> this.limits.put(limit.type(), limit));
    }

    /// Puts another limit in force; what was counted stays.
    void set(RateLimit limit) {
        limits.put(limit.type(), limit);
    }

    List<RateLimit> announced() {
        return limits.values().stream().filter(RateLimit::announced).toList();
    }

    /// Counts a request; the nanoseconds until one would pass again, 0 if this one does.
    long admit(String login, String type, long nowNanos) {
        RateLimit limit = limits.get(type);
        if (limit == null) {
            return 0;
        }
        ArrayDeque<Long> window = windows.computeIfAbsent(login + " " + type, _ -> new ArrayDeque<>());
        while (!window.isEmpty() && window.getFirst() <= nowNanos - limit.intervalNanos()) {
            window.removeFirst();
        }
        if (window.size() >= limit.limit()) {
            exceeded.merge(login + " " + type, 1L, Long::sum);
            return window.getFirst() + limit.intervalNanos() - nowNanos;
        }
        window.addLast(nowNanos);
        return 0;
    }

    /// How many requests would still pass.
    int left(String login, String type, long nowNanos) {
        RateLimit limit = limits.get(type);
        ArrayDeque<Long> window = windows.get(login + " " + type);
        if (limit == null || window == null) {
            return limit == null ? Integer.MAX_VALUE : limit.limit();
        }
        long since = nowNanos - limit.intervalNanos();
        return limit.limit() - (int) window.stream().filter(at -> at > since).count();
    }

    /// How often a limit was ever exceeded, by login and type.
    Map<String, Long> exceeded() {
        return Map.copyOf(exceeded);
    }
}
