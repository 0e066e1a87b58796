package io.fairlead.app.config;

import io.fairlead.venues.rate.BudgetLimit;
import io.fairlead.venues.rate.BudgetSettings;
import io.fairlead.venues.rate.BudgetShares;
import io.fairlead.venues.rate.Lane;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a venue bears beside the limits of each session, and how that is shared.
final class RateBudgetSettings {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// Whom a limit is for.
    private enum Scope {
        VENUE,
        SESSION
    }

    static final Key<Integer> MARGIN = Key.of(
            "safety-margin",
            Scalars.whole(0, 90),
            "10",
            "Share of each of the `limits` that stays unused, in %: the venue's seconds do not begin with ours.");
    static final Key<Integer> CANCELS =
            Key.of("cancel-reserve", Scalars.whole(0, 50), "20", "Share of a limit that is kept for cancels, in %.");
    static final Key<Integer> REDUCTIONS = Key.of(
            "reduce-reserve",
            Scalars.whole(0, 20),
            "10",
            "Share that is kept for orders and changes that only reduce, in %, behind cancels.");
    static final Key<Integer> QUERIES =
            Key.of("query-reserve", Scalars.whole(0, 20), "5", "Share that is kept for queries, in %, behind both.");
    static final Key<Integer> QUERIES_PER_SECOND = Key.of(
            "queries-per-second",
            Scalars.whole(1, 100_000),
            "100",
            "Order status and mass status requests in any second, all sessions together.");
    static final Key<Duration> QUERY_WAIT = Key.of(
            "query-wait",
            Scalars.span("1ms", "1m"),
            "5s",
            "How long a query may wait for its turn; then it is given up and asked anew later. Orders never wait.");

    private static final Key<String> NAME = Key.required(
            "name",
            Scalars.id("up to 32 letters, digits, '.', '_' and '-'", FixSessionSettings::plainId),
            "Our name of the limit; refusals show it.");
    private static final Key<Integer> MOST =
            Key.required("most", Scalars.whole(1, BudgetLimit.LARGEST), "Most requests in any such time.");
    private static final Key<Duration> PER = Key.required("per", Scalars.span("1ms", "31d"), "The time, as 1s or 1d.");
    private static final Key<List<Lane>> COUNTS = Key.of(
            "counts",
            new Shape.Several<>(Scalars.oneOf(Lane.class)),
            "cancel,reduce,query,new",
            "What the venue counts: cancel, reduce (orders and changes that only reduce), query, new (all others).");
    private static final Key<Scope> SCOPE = Key.of(
            "scope", Scalars.oneOf(Scope.class), "venue", "Whether all sessions share it, or each has it for itself.");
    static final Key<List<Values>> LIMITS = Key.items(
            "limits",
            Table.of(
                    "What the venue allows; all limits hold together, in any stretch.",
                    NAME,
                    MOST,
                    PER,
                    COUNTS,
                    SCOPE));

    static final Table TABLE = Table.of(
            "How many requests the venue bears, beside `orders-per-second` and `messages-per-second` of each session.",
            MARGIN,
            CANCELS,
            REDUCTIONS,
            QUERIES,
            QUERIES_PER_SECOND,
            QUERY_WAIT,
            LIMITS);

    private RateBudgetSettings() {}

    static BudgetSettings of(Values values) {
        BudgetShares shares =
                new BudgetShares(values.get(MARGIN), values.get(CANCELS), values.get(REDUCTIONS), values.get(QUERIES));
        BudgetLimit queries = new BudgetLimit(
                QUERIES_PER_SECOND.name(), values.get(QUERIES_PER_SECOND), SECOND_NANOS, EnumSet.of(Lane.QUERY));
        return new BudgetSettings(
                Stream.concat(Stream.of(queries), limits(values, Scope.VENUE)).toList(),
                limits(values, Scope.SESSION).toList(),
                shares,
                values.get(QUERY_WAIT).toNanos());
    }

    private static Stream<BudgetLimit> limits(Values values, Scope scope) {
        return values.get(LIMITS).stream()
                .filter(limit -> limit.get(SCOPE) == scope)
                .map(limit -> new BudgetLimit(
                        limit.get(NAME), limit.get(MOST), limit.get(PER).toNanos(), Set.copyOf(limit.get(COUNTS))));
    }
}
