package io.fairlead.gateway.tape;

import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarHistory;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Bars of the past that only the venues have: asked of them once, then remembered, as the past does not change. Any
/// thread; guarded by itself, and never held while a venue is asked.
final class PastBars {
    private static final int REMEMBERED = 128;

    /// What could not be had is not asked for again before.
    private static final long AGAIN_NANOS = 15_000_000_000L;

    private final Map<VenueId, BarHistory> venues = new ConcurrentHashMap<>();
    private final Map<Which, Asked> asked = new LinkedHashMap<>();

    /// Bars up to a moment.
    private record Which(VenueId venue, Symbol symbol, BarSize size, long toNanos) {}

    private record Asked(BarBuilder.Range range, long atNanos, CompletableFuture<Past> past) {
        boolean answers(BarBuilder.Range wanted, long nowNanos) {
            boolean covers = range.limit() >= wanted.limit() && range.fromNanos() <= wanted.fromNanos();
            boolean failed = past.isDone() && past.join().isFailed();
            return covers && (!failed || nowNanos - atNanos < AGAIN_NANOS);
        }
    }

    /// Oldest first; `why` says why there are none, empty if there are or there was nothing to be had.
    record Past(List<Bar> bars, String why, boolean isFailed) {
        /// Those of a range.
        Past in(BarBuilder.Range range) {
            List<Bar> in = bars.stream()
                    .filter(bar -> bar.startNanos() >= range.fromNanos() && bar.startNanos() < range.toNanos())
                    .toList();
            return new Past(in.subList(Math.max(0, in.size() - range.limit()), in.size()), why, isFailed);
        }
    }

    /// A venue that keeps bars, while wiring.
    void offer(VenueId venue, BarHistory history) {
        venues.put(venue, history);
    }

    CompletableFuture<Past> of(BarDesk.Series series, BarSize size, BarBuilder.Range range, long nowNanos) {
        Which which = new Which(series.venue(), series.symbol(), size, range.toNanos());
        CompletableFuture<Past> past = new CompletableFuture<>();
        synchronized (asked) {
            Asked before = asked.get(which);
            if (before != null && before.answers(range, nowNanos)) {
                return before.past.thenApply(found -> found.in(range));
            }
            asked.remove(which);
            asked.put(which, new Asked(range, nowNanos, past));
            if (asked.size() > REMEMBERED) {
                asked.remove(asked.keySet().iterator().next());
            }
        }
        BarHistory history = venues.getOrDefault(series.venue(), BarHistory.NONE);
        history.ask(new BarHistory.Query(series, size, range), answer -> past.complete(past(answer)));
        return past.thenApply(found -> found.in(range));
    }

    private static Past past(BarHistory.Answer answer) {
        return switch (answer) {
            case BarHistory.Answer.Bars(List<Bar> bars) -> new Past(bars, "", false);
            case BarHistory.Answer.NotOffered(String why) -> new Past(List.of(), why, true);
            case BarHistory.Answer.Failed(String why) -> new Past(List.of(), why, true);
        };
    }
}
