package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.VENUE;
import static io.fairlead.venues.fixlp.Model.limit;
import static io.fairlead.venues.fixlp.Model.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.order.Order;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.venues.rate.BudgetLimit;
import io.fairlead.venues.rate.BudgetSettings;
import io.fairlead.venues.rate.BudgetShares;
import io.fairlead.venues.rate.Lane;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Questions to a provider that bears one a second.
class FixLpQuestionsTest {
    private final List<String> fates = new ArrayList<>();
    private final OrderAsking asking = new OrderAsking() {
        @Override
        public void asked(Order order, String session, long nowNanos) {
            note("asked", order, session, nowNanos);
        }

        @Override
        public void notAsked(Order order, String session, long nowNanos) {
            note("not asked", order, session, nowNanos);
        }

        private void note(String what, Order order, String session, long nowNanos) {
            long millis = (nowNanos - Fix.NOW) / 1_000_000;
            fates.add(what + session + " about " + order.terms().units() + " at " + millis + " ms");
        }
    };
    private long now = Fix.NOW;
    private final FixLpVenue venue = askingOnceASecond();
    private final Counterparty lp = new Counterparty(venue.sessions().getFirst());

    private FixLpVenue askingOnceASecond() {
        BudgetLimit one = new BudgetLimit("one", 1, 1_000_000_000, EnumSet.of(Lane.QUERY));
        BudgetSettings budget =
                new BudgetSettings(List.of(one), List.of(), BudgetShares.STANDARD.withoutMargin(), 2_500_000_000L);
        return new FixLpVenue(
                FixLpSettings.standard(VENUE).withBudget(budget),
                List.of(FixLpSession.primary("orders")),
                Model.INSTRUMENTS,
                List.of(Model.ACCOUNT),
                List.of(),
                new FixLpVenue.Core(_ -> {}, () -> now));
    }

    private void loggedOn() {
        lp.logOn();
        lp.received();
    }

    private void askAbout(String... units) {
        for (String each : units) {
            venue.queryOrder(order(limit(each, "1.085")), asking);
        }
    }

    private void pollAfter(long millis) {
        now += millis * 1_000_000;
        venue.poll(now);
    }

    @Test
    void areToldOfWhenTheyLeaveOrAreGivenUp() {
        loggedOn();
        askAbout("1000", "2000", "2000", "3000", "4000");
        pollAfter(1000);
        pollAfter(1000);
        pollAfter(600);
        assertThat(lp.received()).hasSize(3);
        assertThat(fates)
                .containsExactly(
                        "asked about 1000 at 0 ms",
                        "asked about 2000 at 1000 ms",
                        "asked about 3000 at 2000 ms",
                        "not asked about 4000 at 2600 ms");
    }

    @Test
    void areNotToldOfWhereNobodyIsConnected() {
        askAbout("1000");
        assertThat(fates).isEmpty();
    }

    @Test
    void aboutAListGoBeforeThoseAboutTheOrdersThatItAnswersFor() {
        loggedOn();
        askAbout("1000", "2000", "3000");
        venue.queryOrders(Model.ACCOUNT);
        lp.received();
        pollAfter(1000);
        pollAfter(1000);
        assertThat(lp.received()).map(text -> text.substring(3, 5)).containsExactly("AF", "H|");
    }
}
