package io.fairlead.app.alert;

import io.fairlead.core.breaker.Circuit;
import io.fairlead.core.breaker.Circuits;
import io.fairlead.gateway.ReadSide;
import io.fairlead.venues.rate.BudgetView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Rate budgets that are nearly spent or refuse, and breakers that are open. Owned by the `alerts` thread.
public final class VenueSource implements AlertSource {
    private static final long STAND_NANOS = 60_000_000_000L;
    /// Windows shorter than this fill and empty all the time: only their refusals count.
    private static final long LONG_WINDOW_NANOS = 60_000_000_000L;

    private final Supplier<List<ReadSide.VenueBudget>> budgets;
    private final Supplier<List<Circuits.Standing>> circuits;
    private final AlertLimits limits;
    private final Map<String, Long> refused = new HashMap<>();
    private final Lately lately = new Lately(STAND_NANOS);

    public VenueSource(
            Supplier<List<ReadSide.VenueBudget>> budgets,
            Supplier<List<Circuits.Standing>> circuits,
            AlertLimits limits) {
        this.budgets = budgets;
        this.circuits = circuits;
        this.limits = limits;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        for (ReadSide.VenueBudget each : budgets.get()) {
            budget(each.venue() + "/" + each.budget().name(), each.budget(), nowNanos, found);
        }
        lately.find(nowNanos, found);
        for (Circuits.Standing standing : circuits.get()) {
            found.accept(new Condition(
                    AlertKind.CIRCUIT_BREAKER,
                    standing.venue() + "/" + standing.endpoint(),
                    Severity.CRITICAL,
                    why(standing.circuit()) + "; new orders are refused"));
        }
    }

    private static String why(Circuit circuit) {
        return switch (circuit) {
            case Circuit.Closed _ -> "closed";
            case Circuit.Open open -> open.why();
            case Circuit.Probing probing -> probing.why();
        };
    }

    private void budget(String subject, BudgetView budget, long nowNanos, Consumer<Condition> found) {
        if (budget.pausedUntilNanos() > nowNanos) {
            found.accept(new Condition(
                    AlertKind.RATE_BUDGET, subject, Severity.CRITICAL, "the venue says that it gets too much"));
        }
        for (BudgetView.Limit limit : budget.limits()) {
            if (limit.perNanos() >= LONG_WINDOW_NANOS && limit.spentFraction() * 100 >= limits.budgetPercent()) {
                found.accept(new Condition(
                        AlertKind.RATE_BUDGET,
                        subject + "/" + limit.name(),
                        Severity.WARNING,
                        "more than " + limits.budgetPercent() + " % of " + limit.usable() + " are spent"));
            }
        }
        long now = budget.refused().values().stream().mapToLong(Long::longValue).sum();
        Long before = refused.put(subject, now);
        if (now > (before == null ? 0 : before)) {
            lately.happened(
                    new Condition(
                            AlertKind.RATE_BUDGET,
                            subject,
                            Severity.WARNING,
                            "requests were refused: too many at once"),
                    nowNanos);
        }
    }
}
