package io.fairlead.venues.tradelocker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.venues.rate.Lane;
import org.junit.jupiter.api.Test;

class RouteBudgetsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long STARTED = 1_700_000_000L * SECOND;

    private final RouteBudgets budgets = new RouteBudgets("me", RestSettings.STANDARD, STARTED);

    /// It may have spent all of it in its last second.
    @Test
    void aStartTakesItThatAnEarlierProcessSpentTheVenuesLimits() {
        assertThat(budgets.of(Route.PLACE_ORDER).admits(Lane.NEW, STARTED)).isFalse();
        assertThat(budgets.of(Route.ORDERS).admits(Lane.QUERY, STARTED + SECOND))
                .isFalse();
        assertThat(budgets.of(Route.PLACE_ORDER).admits(Lane.NEW, STARTED + 2 * SECOND))
                .isTrue();
        assertThat(budgets.of(Route.ORDERS).admits(Lane.QUERY, STARTED + 2 * SECOND))
                .isTrue();
    }

    @Test
    void aLoginWaitsForNoLimitOfAnEarlierProcess() {
        assertThat(budgets.of(Route.LOGIN).admits(Lane.QUERY, STARTED)).isTrue();
        assertThat(budgets.of(Route.CONFIG).admits(Lane.QUERY, STARTED)).isTrue();
    }
}
