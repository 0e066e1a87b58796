package io.fairlead.venues.tradelocker.live;

import static io.fairlead.venues.tradelocker.live.LiveWorld.MILLI;
import static io.fairlead.venues.tradelocker.live.LiveWorld.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.Route;
import io.fairlead.venues.tradelocker.rest.StateField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Accounts without a stream, in virtual time.
class PollingTest {
    private static final Map<Route, Integer> PUBLISHED =
            Map.of(Route.POSITIONS, 1, Route.ORDERS, 1, Route.ORDERS_HISTORY, 1, Route.EXECUTIONS, 2, Route.STATE, 2);

    private final LiveWorld world = LiveWorld.polled();

    private List<LiveMode.Way> ways(AccountRef account) {
        return world.known(account).modes.stream().map(LiveMode::way).toList();
    }

    @Test
    void tellsEverythingFirstThenWhatChanges() {
        AccountRef account = LiveWorld.account(1);
        String order = world.accounts.place(account, "0.5", "s1");
        String position = world.accounts.buy(account, "1", "s2");
        world.follow(1);
        world.run(SECOND / 5);
        world.requireTruth(account);
        assertThat(ways(account)).containsExactly(LiveMode.Way.POLLED);

        world.accounts.modify(account, order, "0.4");
        world.run(2 * SECOND);
        world.requireTruth(account);
        world.accounts.close(account, position, "0.3");
        world.run(2 * SECOND);
        world.requireTruth(account);
        world.accounts.close(account, position, null);
        world.accounts.cancel(account, order);
        world.run(3 * SECOND);
        world.requireTruth(account);
        assertThat(world.known(account).positions).isEmpty();
        assertThat(world.known(account).history).hasSize(4);
    }

    @Test
    void saysWhenItAskedAndThatThisWasAll() {
        AccountRef account = world.follow(1).getFirst();
        world.accounts.buy(account, "1", "s");
        world.run(SECOND / 5);
        Told<?> told = Objects.requireNonNull(world.known(account).lastPositions);
        assertThat(told.whole()).isTrue();
        assertThat(told.source()).isEqualTo(LiveSource.POLL);
        assertThat(told.toldNanos() - told.askedNanos()).isEqualTo(80 * MILLI);
        assertThat(told.changed()).hasSize(1);
        world.run(2 * SECOND);
        told = Objects.requireNonNull(world.known(account).lastPositions);
        assertThat(told.rows()).hasSize(1);
        assertThat(told.changed()).as("the result of a position is no change").isEmpty();
    }

    @Test
    void rowsThatCanNotBeReadMakeNothingGone() {
        AccountRef account = world.follow(1).getFirst();
        String position = world.accounts.buy(account, "1", "s");
        world.run(SECOND / 5);
        world.accounts.of(account).positions.clear();
        world.rest.unreadable = 1;
        world.run(5 * SECOND);
        assertThat(world.known(account).positions).containsKey(position);
        assertThat(Objects.requireNonNull(world.known(account).lastPositions).unreadable())
                .isEqualTo(1);
        world.rest.unreadable = 0;
        world.run(5 * SECOND);
        assertThat(world.known(account).positions).isEmpty();
    }

    @Test
    void asksSeldomWhereNothingIsAtStakeAndEverySecondWhereSomethingIs() {
        AccountRef account = world.follow(1).getFirst();
        world.run(5 * SECOND);
        long since = world.nowNanos;
        world.run(60 * SECOND);
        assertThat(world.rest.countOf(Route.POSITIONS, account, since)).isBetween(5, 7);
        assertThat(world.rest.countOf(Route.ORDERS, account, since)).isBetween(5, 7);
        assertThat(world.rest.countOf(Route.STATE, account, since)).isBetween(5, 7);
        assertThat(world.rest.countOf(Route.ORDERS_HISTORY, account, since)).isBetween(0, 2);
        assertThat(world.rest.countOf(Route.EXECUTIONS, account, since)).isZero();

        world.accounts.place(account, "1", "s");
        world.run(11 * SECOND);
        since = world.nowNanos;
        world.run(60 * SECOND);
        assertThat(world.rest.countOf(Route.POSITIONS, account, since)).isBetween(50, 62);
        assertThat(world.rest.countOf(Route.ORDERS, account, since)).isBetween(50, 62);
        assertThat(world.rest.countOf(Route.STATE, account, since)).isBetween(50, 62);
    }

    @Test
    void looksForAnOrderThatDisappearedWhereFinalOnesAre() {
        AccountRef account = world.follow(1).getFirst();
        String order = world.accounts.place(account, "1", "s");
        world.run(3_600 * SECOND); // its creation lies far behind the newest final order
        world.accounts.passing(account);
        world.run(90 * SECOND);
        world.accounts.fill(account, order);
        world.run(2 * SECOND);
        world.requireTruth(account);
        assertThat(Objects.requireNonNull(world.known(account).history.get(order))
                        .strategyId())
                .isEqualTo("s");
    }

    @Test
    void findsTheFillOfAMarketOrderAMomentAfterItWasAccepted() {
        world.rest.mostPerSecond.putAll(PUBLISHED);
        AccountRef account = world.follow(5).getFirst();
        world.run(30 * SECOND);
        String position = world.accounts.buy(account, "1", "s");
        String order = world.accounts.of(account).history.getLast().id();
        long accepted = world.nowNanos;
        world.live.expect(account, order, accepted);
        world.run(SECOND / 4);
        assertThat(world.known(account).executions).isNotEmpty();
        assertThat(world.known(account).executions.getFirst().orderId()).isEqualTo(order);
        world.run(2 * SECOND);
        world.requireTruth(account);
        assertThat(world.known(account).positions).containsKey(position);
        int looks = world.rest.countOf(Route.EXECUTIONS, account, accepted);
        world.run(20 * SECOND);
        assertThat(world.rest.countOf(Route.EXECUTIONS, account, accepted))
                .as("found is found")
                .isEqualTo(looks);
    }

    @Test
    void keepsLookingForAFillThatIsLongInComing() {
        AccountRef account = world.follow(1).getFirst();
        world.run(30 * SECOND);
        long accepted = world.nowNanos;
        world.live.expect(account, "7277816997846859999", accepted);
        world.run(40 * SECOND);
        assertThat(world.rest.countOf(Route.EXECUTIONS, account, accepted)).isBetween(28, 40);
        int looks = world.rest.countOf(Route.EXECUTIONS, account, 0);
        world.run(60 * SECOND);
        assertThat(world.rest.countOf(Route.EXECUTIONS, account, 0)).isEqualTo(looks);
    }

    @Test
    void looksOftenerWhenARequestHasJustLeft() {
        AccountRef account = world.follow(1).getFirst();
        world.run(31 * SECOND);
        world.live.acted(account, world.nowNanos);
        long acted = world.nowNanos;
        world.run(5 * SECOND);
        assertThat(world.rest.countOf(Route.POSITIONS, account, acted)).isBetween(8, 11);
        assertThat(world.rest.countOf(Route.ORDERS, account, acted)).isBetween(8, 11);
        assertThat(world.rest.countOf(Route.ORDERS_HISTORY, account, acted)).isBetween(5, 9);
    }

    @Test
    void readsWhatIsWantedAtOnce() {
        AccountRef account = world.follow(1).getFirst();
        world.run(31 * SECOND);
        long since = world.nowNanos;
        world.live.want(account, LiveTopic.POSITIONS, since + SECOND);
        world.run(SECOND - 20 * MILLI);
        int before = world.rest.countOf(Route.POSITIONS, account, since);
        world.run(40 * MILLI);
        assertThat(world.rest.countOf(Route.POSITIONS, account, since)).isEqualTo(before + 1);
    }

    @Test
    void staysWithinWhatTheLoginMayAndSharesItEvenly() {
        world.rest.mostPerSecond.putAll(PUBLISHED);
        List<AccountRef> accounts = world.follow(5);
        accounts.forEach(each -> world.accounts.place(each, "1", "s"));
        world.run(20 * SECOND);
        long since = world.nowNanos;
        world.run(100 * SECOND);
        PUBLISHED.forEach((route, most) ->
                assertThat(world.rest.mostInASecond(route)).as("%s", route).isLessThanOrEqualTo(most));
        for (AccountRef each : accounts) {
            assertThat(world.rest.countOf(Route.POSITIONS, each, since)).isBetween(18, 21);
            assertThat(world.rest.countOf(Route.ORDERS, each, since)).isBetween(18, 21);
            assertThat(world.rest.countOf(Route.STATE, each, since)).isBetween(36, 42);
            assertThat(world.way(each)).isEqualTo(LiveMode.Way.POLLED);
        }
    }

    @Test
    void accountThatIsBusyStopsNoOther() {
        world.rest.mostPerSecond.putAll(PUBLISHED);
        List<AccountRef> accounts = world.follow(5);
        accounts.forEach(each -> world.accounts.place(each, "1", "s"));
        world.run(20 * SECOND);
        long since = world.nowNanos;
        for (int i = 0; i < 200; i++) {
            world.live.acted(accounts.getFirst(), world.nowNanos);
            world.live.want(accounts.getFirst(), LiveTopic.POSITIONS, world.nowNanos);
            world.run(SECOND / 2);
        }
        List<Integer> counts = new ArrayList<>();
        accounts.forEach(each -> counts.add(world.rest.countOf(Route.POSITIONS, each, since)));
        assertThat(counts.getFirst()).isBetween(45, 65);
        assertThat(counts.subList(1, 5)).allSatisfy(count -> assertThat(count).isBetween(9, 14));
    }

    @Test
    void leavesAloneForAWhileWhatFailsAndSaysThatItIsSilent() {
        AccountRef account = world.follow(1).getFirst();
        world.accounts.place(account, "1", "s");
        world.run(10 * SECOND);
        world.rest.fate = (_, _) -> () -> new Reply.Unknown<>("the venue is away");
        long since = world.nowNanos;
        world.run(120 * SECOND);
        assertThat(world.rest.countOf(Route.POSITIONS, account, since)).isBetween(5, 10);
        assertThat(ways(account)).containsExactly(LiveMode.Way.POLLED, LiveMode.Way.SILENT);
        assertThat(world.live.mode(account).why()).isEqualTo("the venue is away");
        world.rest.fate = FakeRest.Fate.ANSWERED;
        world.run(40 * SECOND);
        assertThat(world.way(account)).isEqualTo(LiveMode.Way.POLLED);
        world.requireTruth(account);
    }

    @Test
    void asksAgainWhenTheInterfaceSaysThatItMakesSense() {
        AccountRef account = world.follow(1).getFirst();
        world.rest.fate =
                (_, _) -> () -> new Reply.NotSent<>(Reply.Cause.THROTTLED, "HTTP 429", world.nowNanos + 20 * SECOND);
        world.run(SECOND);
        world.rest.fate = FakeRest.Fate.ANSWERED;
        long since = world.nowNanos;
        world.run(18 * SECOND);
        assertThat(world.rest.countOf(Route.POSITIONS, account, since)).isZero();
        world.run(3 * SECOND);
        assertThat(world.rest.countOf(Route.POSITIONS, account, since)).isPositive();
    }

    @Test
    void equityThatIsMissingOrZeroIsMarked() {
        AccountRef account = world.follow(1).getFirst();
        world.accounts.place(account, "1", "s");
        world.run(2 * SECOND);
        world.accounts.of(account).money =
                new HashMap<>(Map.of(StateField.BALANCE, Decimal.of(1000), StateField.PROJECTED_BALANCE, Decimal.ZERO));
        world.run(2 * SECOND);
        world.accounts.of(account).money = new HashMap<>(Map.of(StateField.BALANCE, Decimal.of(1000)));
        world.run(2 * SECOND);
        List<Money> told = world.known(account).money;
        assertThat(told.stream().map(Money::word).distinct())
                .containsExactly(Money.EquityWord.GIVEN, Money.EquityWord.ZERO, Money.EquityWord.MISSING);
        assertThat(told.getLast().equity()).isNull();
        assertThat(told.getLast().balance()).isEqualTo(Decimal.of(1000));
        assertThat(told.size()).as("at most one a second").isLessThanOrEqualTo(7);
    }

    @Test
    void knowsWhenItHasSomethingToDo() {
        AccountRef account = world.follow(1).getFirst();
        assertThat(world.live.nextNanos(world.nowNanos)).isLessThanOrEqualTo(world.nowNanos);
        world.run(31 * SECOND);
        long next = world.live.nextNanos(world.nowNanos);
        assertThat(next).isBetween(world.nowNanos, world.nowNanos + 10 * SECOND);
        world.live.expect(account, "1", world.nowNanos);
        assertThat(world.live.nextNanos(world.nowNanos)).isEqualTo(world.nowNanos + 60 * MILLI);
    }

    @Test
    void followsAnAccountOnce() {
        AccountRef account = world.follow(1).getFirst();
        assertThatThrownBy(() -> world.follow(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.live.acted(new AccountRef("login", "999", "9"), 0))
                .isInstanceOf(IllegalArgumentException.class);
        world.run(SECOND);
        assertThat(world.live.view().accounts())
                .containsExactly(new LiveView.Followed(account, world.live.mode(account), ""));
        assertThat(world.live.view().sockets()).isEmpty();
    }
}
