package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.VENUE;
import static io.fairlead.venues.fixlp.Model.limit;
import static io.fairlead.venues.fixlp.Model.order;
import static io.fairlead.venues.fixlp.Model.replacing;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.Books;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Orders;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.rate.BudgetLimit;
import io.fairlead.venues.rate.BudgetSettings;
import io.fairlead.venues.rate.BudgetShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixLpVenueTest {
    private static final OrderId REQUEST = new OrderId("h4sh-1-3");
    private static final Order ORDER = order(limit("1000", "1.085"));

    private final List<VenueInput> inputs = new ArrayList<>();
    private final Books books = new Books();
    private long now = Fix.NOW;
    private final FixLpVenue venue = venue(FixLpSettings.standard(VENUE));
    private final Counterparty lp = counterparty(venue);

    private FixLpVenue venue(FixLpSettings settings) {
        return venue(settings, FixLpSession.primary("orders"));
    }

    private FixLpVenue slow(int ordersPerSecond) {
        return venue(
                FixLpSettings.standard(VENUE), FixLpSession.primary("orders").withOrdersPerSecond(ordersPerSecond));
    }

    private static Counterparty counterparty(FixLpVenue of) {
        return new Counterparty(of.sessions().getFirst());
    }

    private FixLpVenue venue(FixLpSettings settings, FixLpSession session) {
        FixLpFeed feed = new FixLpFeed(
                settings,
                Model.INSTRUMENTS,
                new FixLpFeed.Surroundings(new Books(), SubscriptionListener.NONE, () -> Fix.NOW, _ -> {}));
        return new FixLpVenue(
                settings,
                List.of(session),
                Model.INSTRUMENTS,
                List.of(Model.ACCOUNT),
                List.of(feed),
                new FixLpVenue.Core(inputs::add, () -> now));
    }

    private void loggedOn() {
        lp.logOn();
        inputs.clear();
        lp.received();
    }

    @Test
    void sendsNothingWithoutASession() {
        venue.submit(ORDER);
        venue.replace(ORDER, REQUEST);
        venue.cancel(ORDER, REQUEST);
        venue.queryOrder(ORDER, OrderAsking.ANY_TIME);
        venue.queryOrders(Model.ACCOUNT);
        assertThat(inputs)
                .containsExactly(
                        new Fate.NotSent(VENUE, ORDER.id(), "no session is logged on"),
                        new Fate.NotSent(VENUE, REQUEST, "no session is logged on"),
                        new Fate.NotSent(VENUE, REQUEST, "no session is logged on"));
    }

    @Test
    void tellsWhenTheSessionComesUpAndGoesDown() {
        lp.logOn();
        lp.hangsUp();
        assertThat(inputs)
                .containsExactly(
                        new LinkChange(VENUE, "orders", true, "logged on"),
                        new LinkChange(VENUE, "orders", false, "link closed by the counterparty"));
    }

    @Test
    void saysNothingOfASessionThatNeverCameUp() {
        lp.session.attach(lp, Fix.NOW);
        lp.hangsUp();
        assertThat(inputs).isEmpty();
    }

    @Test
    void sendsANewOrderAndSaysSo() {
        loggedOn();
        venue.submit(ORDER);
        assertThat(lp.received()).hasSize(1).first().asString().startsWith("35=D|11=h4sh-1-1|");
        assertThat(inputs).containsExactly(new Fate.Sent(VENUE, ORDER.id(), Fix.NOW, "orders"));
    }

    @Test
    void sendsReplaceCancelAndQueries() {
        loggedOn();
        Order changing = replacing(limit("1000", "1.085"), limit("2000", "1.09"), "V1");
        venue.replace(changing, REQUEST);
        venue.cancel(changing, REQUEST);
        venue.queryOrder(changing, OrderAsking.ANY_TIME);
        venue.queryOrders(Model.ACCOUNT);
        assertThat(lp.received())
                .map(text -> text.substring(0, 7))
                .containsExactly("35=G|41", "35=F|41", "35=H|11", "35=AF|5");
        assertThat(inputs)
                .containsExactly(
                        new Fate.Sent(VENUE, REQUEST, Fix.NOW, "orders"),
                        new Fate.Sent(VENUE, REQUEST, Fix.NOW, "orders"));
    }

    @Test
    void asksNothingOfAVenueThatCannotAnswer() {
        FixLpVenue mute = venue(new FixLpSettings(
                VENUE,
                new Capabilities(Set.of(), Set.of(), Set.of()),
                Orders.STANDARD,
                Feed.STANDARD,
                FixLpSettings.Pool.STANDARD));
        Counterparty other = counterparty(mute).logOn();
        other.received();
        mute.queryOrder(ORDER, OrderAsking.ANY_TIME);
        mute.queryOrders(Model.ACCOUNT);
        assertThat(other.received()).isEmpty();
        assertThat(mute.capabilities().others()).isEmpty();
    }

    @Test
    void narrowsAListByWhatTheVenueCanNarrowItBy() {
        FixLpAsking usual = FixLpAsking.STANDARD;
        FixLpVenue narrowing = venue(FixLpSettings.standard(VENUE)
                .withAsking(new FixLpAsking(
                        usual.settleNanos(),
                        usual.list(),
                        Set.of(FixLpAsking.Narrowing.SYMBOL),
                        usual.positions(),
                        usual.trades(),
                        usual.copies(),
                        usual.times())));
        Counterparty other = counterparty(narrowing).logOn();
        other.received();
        OrderSearch search = new OrderSearch(ORDER.instrument(), Side.BUY);
        narrowing.listOrders(Model.ACCOUNT, search, new Unheard());
        loggedOn();
        venue.listOrders(Model.ACCOUNT, search, new Unheard());
        String symbol = ORDER.instrument().symbolAt(VENUE);
        assertThat(other.received())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("|585=1|", "|55=" + symbol + "|")
                        .doesNotContain("|54="));
        assertThat(lp.received())
                .filteredOn(text -> text.startsWith("35=AF"))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("|585=7|").doesNotContain("|55="));
    }

    /// Somebody who asked for a list that does not come.
    private static final class Unheard implements OrderListing {
        @Override
        public void shows(ExecutionReport report) {
            throw new AssertionError("nobody told of " + report);
        }

        @Override
        public void ended(String session) {
            throw new AssertionError("no list came over " + session);
        }

        @Override
        public void failed(String session, String why) {
            throw new AssertionError(why);
        }
    }

    @Test
    void refusesToSendWhatHasNoWords() {
        loggedOn();
        venue.replace(ORDER, REQUEST);
        assertThat(inputs).containsExactly(new Fate.NotSent(VENUE, REQUEST, "no replace is pending"));
        assertThat(lp.received()).isEmpty();
    }

    @Test
    void sendsNothingNewOverTheRateAndSaysWhenItIsFree() {
        FixLpVenue slow = slow(3);
        Counterparty other = counterparty(slow).logOn();
        other.received();
        inputs.clear();
        Order changing = replacing(limit("1000", "1.085"), limit("2000", "1.09"), "V1");
        slow.submit(ORDER);
        slow.replace(changing, REQUEST);
        slow.submit(ORDER);
        slow.replace(changing, REQUEST);
        String why = "rate budget spent by orders-per-second; 0 of 3 left for NEW, free again at"
                + " 2023-11-14T22:13:21.123Z";
        assertThat(inputs)
                .containsExactly(
                        new Fate.Sent(VENUE, ORDER.id(), now, "orders"),
                        new Fate.Sent(VENUE, REQUEST, now, "orders"),
                        new Fate.NotSent(VENUE, ORDER.id(), why),
                        new Fate.NotSent(VENUE, REQUEST, why));
        assertThat(other.received()).hasSize(2);
        assertThat(slow.objection(false, now))
                .isEqualTo(new Outcome.Refused(
                        DenialCode.RATE_BUDGET_SPENT,
                        "venue",
                        VENUE.value(),
                        why + ": send again then; nothing is queued"));
        assertThat(slow.objection(true, now)).isNull();
        now += 1_000_000_000;
        assertThat(slow.objection(false, now)).isNull();
        slow.submit(ORDER);
        assertThat(inputs).last().isEqualTo(new Fate.Sent(VENUE, ORDER.id(), now, "orders"));
    }

    @Test
    void cancelsAndAsksHoweverBusyItIs() {
        FixLpVenue slow = slow(1);
        Counterparty other = counterparty(slow).logOn();
        other.received();
        for (int i = 0; i < 3; i++) {
            slow.cancel(ORDER, REQUEST);
            slow.queryOrder(ORDER, OrderAsking.ANY_TIME);
        }
        slow.queryOrders(Model.ACCOUNT);
        slow.submit(ORDER);
        slow.cancel(ORDER, REQUEST);
        assertThat(other.received())
                .map(text -> text.substring(3, 5))
                .containsExactly("F|", "H|", "F|", "H|", "F|", "H|", "AF", "D|", "F|");
    }

    @Test
    void keepsAPlaceForOrdersThatReduce() {
        FixLpVenue slow = slow(2);
        counterparty(slow).logOn();
        inputs.clear();
        Order reducing =
                order(Model.terms(OrdType.LIMIT, "1000", Decimal.of("1.085"), null, new OrderTerms.Flags(false, true)));
        slow.submit(ORDER);
        slow.submit(ORDER);
        slow.submit(reducing);
        slow.submit(reducing);
        assertThat(inputs)
                .map(input -> input.getClass().getSimpleName())
                .containsExactly("Sent", "NotSent", "Sent", "NotSent");
    }

    @Test
    void aBudgetOfTheLoginHoldsForAllAndCancelsHaveTheirReserve() {
        BudgetLimit all = BudgetLimit.ofAll("login", 10, 1_000_000_000);
        FixLpVenue shared = venue(FixLpSettings.standard(VENUE)
                .withBudget(new BudgetSettings(
                        List.of(all), List.of(), BudgetShares.STANDARD.withoutMargin(), 5_000_000_000L)));
        Counterparty other = counterparty(shared).logOn();
        other.received();
        for (int i = 0; i < 20; i++) {
            shared.submit(ORDER);
            shared.queryOrder(ORDER, OrderAsking.ANY_TIME);
        }
        assertThat(other.received())
                .map(text -> text.substring(3, 4))
                .containsExactly("D", "H", "D", "H", "D", "H", "H");
        for (int i = 0; i < 3; i++) {
            shared.cancel(ORDER, REQUEST);
        }
        assertThat(other.received()).hasSize(3);
        now += 999_999_999;
        assertThat(shared.poll(now)).isZero();
        now += 1;
        assertThat(shared.poll(now)).isEqualTo(1);
        assertThat(other.received()).hasSize(1);
    }

    @Test
    void leavesAVenueAloneThatSaysItHadTooMuch() {
        loggedOn();
        lp.says("j", "372=D|380=8|58=throttle limit exceeded|");
        venue.submit(ORDER);
        venue.cancel(ORDER, REQUEST);
        assertThat(inputs)
                .hasSize(3)
                .last()
                .isEqualTo(new Fate.NotSent(
                        VENUE,
                        REQUEST,
                        "rate budget spent by the venue's own word; free again at 2023-11-14T22:13:21.123Z"));
    }

    @Test
    void whatCouldNotBeSentDoesNotCount() {
        FixLpVenue slow = slow(1);
        counterparty(slow).logOn();
        inputs.clear();
        slow.replace(ORDER, REQUEST);
        slow.submit(ORDER);
        assertThat(inputs)
                .containsExactly(
                        new Fate.NotSent(VENUE, REQUEST, "no replace is pending"),
                        new Fate.Sent(VENUE, ORDER.id(), now, "orders"));
    }

    @Test
    void passesOnWhatTheVenueSaysOfAnOrder() {
        loggedOn();
        lp.says("8", "1=ACC-1|37=V1|11=h4sh-1-1|17=E1|150=0|39=0|55=EUR/USD|54=2|14=0|151=1000|6=0|");
        assertThat(inputs).hasSize(1).first().isInstanceOf(ExecutionReport.class);
    }

    @Test
    void findsTheOrderOfASessionReject() {
        loggedOn();
        venue.submit(ORDER);
        inputs.clear();
        lp.says("3", "45=3|372=D|373=5|58=bad|");
        assertThat(inputs).containsExactly(new BusinessReject(VENUE, ORDER.id(), "D", 5, "bad"));
    }

    @Test
    void forgetsWhichNumbersItSentWhenTheyStartOverAndSaysThatReportsMayBeLost() {
        loggedOn();
        venue.submit(ORDER);
        inputs.clear();
        venue.sessions().getFirst().onEvent(lp.session, new SessionEvent.NumbersReset(), Fix.NOW);
        lp.says("3", "45=3|372=D|373=5|58=of another life|");
        assertThat(inputs)
                .containsExactly(new ReportsLost(VENUE, "orders", "the venue began its sequence numbers anew"));
    }

    @Test
    void keepsARefusedQueryFromLookingLikeARefusedOrder() {
        loggedOn();
        venue.queryOrder(ORDER, OrderAsking.ANY_TIME);
        lp.says("3", "45=3|372=H|373=11|58=unsupported|");
        lp.says("3", "45=77|372=D|373=11|58=never sent|");
        assertThat(inputs).isEmpty();
    }

    @Test
    void takesMarketDataFromTheOrderSessionWhenThatIsAllThereIs() {
        lp.logOn();
        assertThat(lp.received()).anyMatch(text -> text.startsWith("35=V|262=md-1|"));
        lp.says("W", "262=md-1|55=EUR/USD|268=0|");
        assertThat(inputs).hasSize(1);
    }

    @Test
    void takesNoMarketDataWithoutAFeed() {
        FixLpVenue orders = new FixLpVenue(
                FixLpSettings.standard(VENUE),
                List.of(FixLpSession.primary("orders")),
                Model.INSTRUMENTS,
                List.of(Model.ACCOUNT),
                List.of(),
                new FixLpVenue.Core(inputs::add, () -> Fix.NOW));
        Counterparty other = counterparty(orders).logOn();
        other.says("W", "262=md-1|55=EUR/USD|268=0|");
        other.hangsUp();
        assertThat(inputs).hasSize(2);
        assertThat(books.books()).isEmpty();
    }

    @Test
    void saysWhyARequestCouldNotBeSent() {
        assertThat(FixLpErrors.whyNotSent(-1)).isEqualTo("no session is logged on");
        assertThat(FixLpErrors.whyNotSent(-2)).contains("back pressure");
        assertThat(FixLpErrors.whyNotSent(-3)).contains("full");
        assertThat(FixLpErrors.whyNotSent(-4)).contains("can't be put on the wire");
    }
}
