package io.fairlead.app.metrics;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.view.BreakView;
import io.fairlead.gateway.ReadSide;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.LongSupplier;

/// The numbers of disagreements with venues and of doubts that ended: of every kind and evidence from the start, so
/// that one that appears is seen to rise. Read at each scrape, by any thread.
public final class TruthMetrics {
    private static final double SECOND_NANOS = 1e9;

    private TruthMetrics() {}

    public static void register(MeterRegistry registry, ReadSide readSide, LongSupplier nowNanos) {
        for (Break.Kind kind : Break.Kind.values()) {
            Gauge.builder("fairlead.breaks.open", () -> open(readSide, kind))
                    .description("Disagreements with venues that stand")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("fairlead.breaks.oldest", () -> oldestSeconds(readSide, nowNanos.getAsLong()))
                .description("Age of the oldest disagreement that stands; 0 if there is none")
                .baseUnit("seconds")
                .register(registry);
        for (Evidence evidence : Evidence.values()) {
            FunctionCounter.builder("fairlead.doubts.ended", readSide, from -> ended(from, evidence))
                    .description("Doubts about orders that ended, by what ended them")
                    .tag("evidence", evidence.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private static long open(ReadSide readSide, Break.Kind kind) {
        return readSide.breaks().stream()
                .filter(each -> each.isOpen() && each.kind() == kind)
                .count();
    }

    private static double oldestSeconds(ReadSide readSide, long nowNanos) {
        return readSide.breaks().stream()
                        .filter(BreakView::isOpen)
                        .mapToLong(each -> Math.max(0, nowNanos - each.times().firstNanos()))
                        .max()
                        .orElse(0)
                / SECOND_NANOS;
    }

    private static long ended(ReadSide readSide, Evidence evidence) {
        return readSide.resolutions().getOrDefault(evidence, 0L);
    }
}
