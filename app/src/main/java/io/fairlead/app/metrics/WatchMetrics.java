package io.fairlead.app.metrics;

import io.fairlead.core.breaker.Circuits;
import io.fairlead.gateway.ReadSide;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.rate.Lane;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The numbers of rate budgets and circuit breakers. Registered as they appear, at each scrape; any thread.
public final class WatchMetrics {
    private final MeterRegistry registry;
    private final Supplier<List<ReadSide.VenueBudget>> budgets;
    private final Supplier<List<Circuits.Standing>> circuits;
    private final Map<String, BudgetView> seen = new ConcurrentHashMap<>();
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    public WatchMetrics(
            MeterRegistry registry,
            Supplier<List<ReadSide.VenueBudget>> budgets,
            Supplier<List<Circuits.Standing>> circuits) {
        this.registry = registry;
        this.budgets = budgets;
        this.circuits = circuits;
    }

    /// Takes over how things stand.
    public void refresh() {
        for (ReadSide.VenueBudget each : budgets.get()) {
            String key = each.venue() + "/" + each.budget().name();
            seen.put(key, each.budget());
            if (registered.add(key)) {
                register(
                        key,
                        Tags.of(
                                "venue",
                                each.venue().value(),
                                "session",
                                each.budget().name()),
                        each.budget());
            }
        }
        open.replaceAll((_, _) -> 0);
        for (Circuits.Standing standing : circuits.get()) {
            String key = standing.venue() + "/" + standing.endpoint();
            open.put(key, 1);
            if (registered.add("breaker " + key)) {
                Gauge.builder("fairlead.breaker.open", open, map -> map.getOrDefault(key, 0))
                        .description("1 while the venue gets no new orders")
                        .tags(
                                "venue",
                                standing.venue().value(),
                                "endpoint",
                                standing.endpoint().name())
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    private void register(String key, Tags tags, BudgetView first) {
        for (BudgetView.Limit limit : first.limits()) {
            Gauge.builder("fairlead.budget.spent", seen, map -> spent(map.get(key), limit.name()))
                    .description("Share of a rate limit that is spent, 0 to 1")
                    .tags(tags.and("limit", limit.name()))
                    .strongReference(true)
                    .register(registry);
        }
        for (Lane lane : Lane.values()) {
            Tags with = tags.and("lane", lane.name().toLowerCase(Locale.ROOT));
            count(
                    "fairlead.budget.sent",
                    "Requests sent",
                    key,
                    with,
                    view -> view.sent().getOrDefault(lane, 0L));
            count(
                    "fairlead.budget.refused",
                    "Requests refused by the rate budget",
                    key,
                    with,
                    view -> view.refused().getOrDefault(lane, 0L));
        }
    }

    private static double spent(@Nullable BudgetView view, String limit) {
        return view == null
                ? 0
                : view.limits().stream()
                        .filter(each -> each.name().equals(limit))
                        .mapToDouble(BudgetView.Limit::spentFraction)
                        .findFirst()
                        .orElse(0);
    }

    private static double read(@Nullable BudgetView view, ToDoubleFunction<BudgetView> value) {
        return view == null ? 0 : value.applyAsDouble(view);
    }

    private void count(String name, String description, String key, Tags tags, ToDoubleFunction<BudgetView> value) {
        FunctionCounter.builder(name, seen, map -> read(map.get(key), value))
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
