package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.rate.Lane;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one login may ask, shared by its accounts: a budget for each limit that the venue publishes, and for routes of
/// which it says nothing. Owned by the venue's thread.
final class RouteBudgets {
    private static final Set<Lane> QUERIES = EnumSet.of(Lane.QUERY);
    private static final Set<Lane> CHANGES = EnumSet.of(Lane.CANCEL, Lane.REDUCE, Lane.NEW);
    private static final Set<Lane> NEW_ORDERS = EnumSet.of(Lane.REDUCE, Lane.NEW);

    /// The venue publishes no limits of these: ours are caution, and a start waits for none of them.
    private static final Set<Route> CAUTION =
            EnumSet.of(Route.LOGIN, Route.REFRESH, Route.STREAM_TOKENS, Route.ALL_ACCOUNTS, Route.CONFIG);

    private final String login;
    private final Map<String, RouteBudget> byLimit = new LinkedHashMap<>();
    private final Map<Lane, Long> sent = zeros();
    private final Map<Lane, Long> refused = zeros();

    RouteBudgets(String login, RestSettings settings, long startedNanos) {
        this.login = login;
        for (Route route : Route.values()) {
            byLimit.computeIfAbsent(route.limit(), limit -> {
                RouteBudget budget = new RouteBudget(limit, counts(route), settings);
                budget.publish(List.of(route.standard()), startedNanos);
                if (!CAUTION.contains(route)) {
                    budget.spend(startedNanos);
                }
                return budget;
            });
        }
    }

    private static Set<Lane> counts(Route route) {
        return switch (route) {
            case PLACE_ORDER, MODIFY_POSITION, CLOSE_POSITION, CLOSE_ALL -> NEW_ORDERS;
            case MODIFY_ORDER, CANCEL_ORDER, CANCEL_ALL -> CHANGES;
            case LOGIN, REFRESH, STREAM_TOKENS, ALL_ACCOUNTS, CONFIG, ACCOUNT_DETAILS, STATE, POSITIONS -> QUERIES;
            case ORDERS, ORDERS_HISTORY, EXECUTIONS, INSTRUMENTS, INSTRUMENT_DETAILS, SESSIONS -> QUERIES;
            case SESSION_STATUSES, QUOTES, DEPTH, DAILY_BAR, HISTORY, CLOSED_TRADES -> QUERIES;
        };
    }

    private static Map<Lane, Long> zeros() {
        Map<Lane, Long> zeros = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            zeros.put(lane, 0L);
        }
        return zeros;
    }

    /// What the venue's configuration says; routes of which it says nothing keep what they have.
    void publish(List<RateLimit> published, long nowNanos) {
        Map<String, List<RateLimit>> byType = new LinkedHashMap<>();
        published.forEach(limit ->
                byType.computeIfAbsent(limit.type(), _ -> new ArrayList<>()).add(limit));
        byType.forEach((type, limits) -> {
            RouteBudget budget = byLimit.get(type);
            if (budget != null) {
                budget.publish(limits, nowNanos);
            }
        });
    }

    RouteBudget of(Route route) {
        RouteBudget budget = byLimit.get(route.limit());
        if (budget == null) {
            throw new IllegalStateException("every route must have a budget, " + route + " has none");
        }
        return budget;
    }

    void sent(Lane lane) {
        sent.merge(lane, 1L, Long::sum);
    }

    void refused(Lane lane) {
        refused.merge(lane, 1L, Long::sum);
    }

    /// Of orders and changes: polling spends what there is for questions as a matter of course.
    BudgetView ordersView(long nowNanos) {
        List<BudgetView.Limit> limits = new ArrayList<>();
        long paused = 0;
        for (RouteBudget budget : byLimit.values()) {
            if (!budget.isForQueries()) {
                budget.addViews(limits, nowNanos);
                paused = Math.max(paused, budget.pausedUntilNanos(nowNanos));
            }
        }
        return new BudgetView(login, limits, paused, sent, refused);
    }
}
