package io.fairlead.venues.rate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A budget at a moment. `pausedUntilNanos` is 0 unless the venue asked to be left alone; the maps count since start.
public record BudgetView(
        String name, List<Limit> limits, long pausedUntilNanos, Map<Lane, Long> sent, Map<Lane, Long> refused) {
    public BudgetView {
        limits = List.copyOf(limits);
        sent = Collections.unmodifiableMap(new EnumMap<>(sent));
        refused = Collections.unmodifiableMap(new EnumMap<>(refused));
    }

    /// One limit: `usable` is what the margin leaves of `most`. `left` is how many more new orders it lets pass now,
    /// null if it counts none, and `freeNanos` when it lets the next one pass, 0 if it does now.
    public record Limit(
            String name,
            int most,
            int usable,
            long perNanos,
            int spent,
            @Nullable Integer left,
            long freeNanos) {
        /// 0 to 1, of what is usable.
        public double spentFraction() {
            return (double) spent / usable;
        }
    }

    /// The fraction of the limit that is spent most; 0 where there is none.
    public double spentFraction() {
        return limits.stream().mapToDouble(Limit::spentFraction).max().orElse(0);
    }
}
