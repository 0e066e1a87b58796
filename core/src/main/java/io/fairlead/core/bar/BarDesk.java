package io.fairlead.core.bar;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The bars of all instruments. Builders are opened while the gateway is wired; afterwards one thread owns them.
public final class BarDesk {
    private final BarBuilder.Settings settings;
    private final Map<Series, BarBuilder> builders = new LinkedHashMap<>();

    /// Whose bars, and of what.
    public record Series(VenueId venue, Symbol symbol, BarSource source) {}

    /// What came of the ticks of a series.
    public record Count(Series series, long late, long refused) {}

    /// A desk without bars.
    public BarDesk(BarBuilder.Settings settings) {
        this.settings = settings;
    }

    public BarBuilder.Settings settings() {
        return settings;
    }

    /// The builder of a series, made at the first call.
    public BarBuilder open(Series series) {
        return builders.computeIfAbsent(series, _ -> new BarBuilder(settings));
    }

    /// Null if nobody makes such bars.
    public @Nullable BarBuilder find(Series series) {
        return builders.get(series);
    }

    /// Every series, in the order in which they were opened.
    public List<Series> series() {
        return List.copyOf(builders.keySet());
    }

    public List<Count> counts() {
        return builders.entrySet().stream()
                .map(each -> new Count(
                        each.getKey(), each.getValue().late(), each.getValue().refused()))
                .toList();
    }
}
