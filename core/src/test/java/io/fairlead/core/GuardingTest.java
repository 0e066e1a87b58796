package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.Health;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.GuardRules.WindowAction;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.NewsTime;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.order.LiveOrder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The guard within the core: what it reads, refuses, closes, keeps over a restart, and lets an admin do.
final class GuardingTest {
    private static final long SECOND = 1_000_000_000L;

    private Fixture fixture = new Fixture();

    private static long at(String utc) {
        return Instant.parse(utc).getEpochSecond() * SECOND;
    }

    private static GuardRules rules(boolean venueReports, GuardRules.Caps caps, GuardRules.Windows windows) {
        return new GuardRules(
                "rules",
                "firm",
                Decimal.of(100_000),
                venueReports,
                new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                new GuardRules.DailyLoss(LossLimit.parse("5%"), GuardRules.Base.BALANCE, true),
                new GuardRules.Drawdown(LossLimit.parse("10%"), GuardRules.From.START, false),
                caps,
                GuardRules.Locking.STANDARD,
                GuardRules.Trust.STANDARD,
                windows);
    }

    private static GuardRules withoutDailyLoss(GuardRules of) {
        return new GuardRules(
                of.name(),
                of.firm(),
                of.startBalance(),
                of.venueReports(),
                of.day(),
                null,
                of.drawdown(),
                of.caps(),
                of.locking(),
                of.trust(),
                of.windows());
    }

    private void guard(GuardRules rules) {
        fixture.up();
        fixture.now = at("2026-11-18T12:00:00Z");
        fixture.core.guard(Fixture.SIM, rules, fixture.now);
        fixture.market.quote(Fixture.EURUSD, "1.1", "1.1");
        fixture.market.quote(Fixture.USDJPY, "150", "150");
    }

    private void guardByBoth() {
        guard(rules(true, GuardRules.Caps.NONE, GuardRules.Windows.NONE));
        venue("100000");
    }

    private void venue(String equity) {
        Decimal amount = Decimal.of(equity);
        fixture.hear(new AccountValues(
                Fixture.VENUE,
                Fixture.SIM,
                "state",
                new Currency("USD"),
                new AccountValues.Figures(Decimal.of(100_000), amount, null, null, null),
                0));
    }

    private void tick() {
        fixture.now += SECOND;
        fixture.core.onTick(fixture.now);
    }

    private GuardLedger ledger() {
        return Objects.requireNonNull(fixture.state.guards().ledger(Fixture.SIM));
    }

    private LiveOrder bought(String client, String units, String price) {
        LiveOrder order = fixture.working(client, Side.BUY, Fixture.limit(units, price));
        fixture.fill(order, "e-" + client, units, price, units);
        return order;
    }

    private @Nullable DenialCode denial(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.code() : null;
    }

    private @Nullable DenialCode denialOf(Side side, String units) {
        return denial(
                fixture.command(Fixture.place("d" + fixture.now, side, Fixture.request(OrdType.MARKET, units, null))));
    }

    private <E extends Event> List<E> logged(Class<E> type) {
        return fixture.log.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void refusesNewOrdersUntilTheVenueHasSaidWhatTheAccountIsWorth() {
        guard(rules(true, GuardRules.Caps.NONE, GuardRules.Windows.NONE));
        tick();
        assertThat(denialOf(Side.BUY, "10000")).isEqualTo(DenialCode.GUARD_VALUES_UNTRUSTED);
        venue("100000");
        assertThat(denialOf(Side.BUY, "10000")).isNull();
    }

    @Test
    void readsOwnEquityAtTheBooksInAccountCurrency() {
        guardByBoth();
        bought("c1", "100000", "1.1");
        fixture.market.quote(Fixture.EURUSD, "1.12", "1.13");
        tick();
        venue("101900");
        GuardEvent.Warned none =
                logged(GuardEvent.Warned.class).stream().findFirst().orElse(null);
        assertThat(none).isNull();
        fixture.market.quote(Fixture.EURUSD, "1.065", "1.066");
        tick();
        GuardEvent.Warned warned = logged(GuardEvent.Warned.class).getFirst();
        assertThat(warned.percent()).isEqualTo(70);
        assertThat(warned.readings().getFirst().equity()).isEqualTo(Decimal.of(96_500));
        assertThat(warned.readings().getLast().equity()).isEqualTo(Decimal.of(101_900));
    }

    @Test
    void locksAndEmptiesTheAccountWhenBothSourcesReachTheLine() {
        guardByBoth();
        bought("c1", "100000", "1.1");
        LiveOrder resting = fixture.working("c2", Side.BUY, Fixture.limit("10000", "1"));
        fixture.market.quote(Fixture.EURUSD, "1.052", "1.053");
        tick();
        assertThat(ledger().lock(GuardLimit.DAILY_LOSS)).isNotNull();
        assertThat(logged(GuardEvent.FlattenDecided.class)).isEmpty();
        assertThat(denialOf(Side.BUY, "10000")).isEqualTo(DenialCode.GUARD_LOCKED);
        venue("95100");
        GuardEvent.FlattenDecided decided =
                logged(GuardEvent.FlattenDecided.class).getFirst();
        assertThat(decided.confirmedBy()).isEqualTo("own 95200, state 95100");
        assertThat(decided.readings()).hasSize(2);
        assertThat(resting.pendingCancel()).isNotNull();
        fixture.report(resting, ExecType.CANCELED);
        for (int i = 0; i < 5; i++) {
            tick();
        }
        assertThat(fixture.state.orders().live())
                .singleElement()
                .satisfies(closing -> assertThat(closing.side()).isEqualTo(Side.SELL));
        assertThat(logged(GuardEvent.FlattenDecided.class)).hasSize(1);
    }

    @Test
    void neverEmptiesTheAccountForAGlitchOfTheVenue() {
        guardByBoth();
        bought("c1", "100000", "1.1");
        for (String glitch : List.of("0", "12", "95000", "-100000", "9999999")) {
            venue(glitch);
            tick();
        }
        venue("100000");
        tick();
        assertThat(logged(GuardEvent.FlattenDecided.class)).isEmpty();
        assertThat(fixture.state.isAnyFlattening()).isFalse();
    }

    @Test
    void hasNoFigureOfItsOwnWithoutAFreshPrice() {
        guardByBoth();
        bought("c1", "100000", "1.1");
        fixture.market.quote(Fixture.EURUSD, "0.5", "0.5", Health.STALE);
        for (int i = 0; i < 40; i++) {
            tick();
            venue("100000");
        }
        GuardEvent.Locked locked = logged(GuardEvent.Locked.class).getLast();
        assertThat(locked.limit()).isEqualTo(GuardLimit.VALUES);
        assertThat(locked.why()).contains("no fresh price of EURUSD");
        assertThat(ledger().lock(GuardLimit.DAILY_LOSS)).isNull();
    }

    @Test
    void keepsLocksOverARestartAndLetsOnlyAnAdminLiftADrawdown() {
        guard(withoutDailyLoss(rules(true, GuardRules.Caps.NONE, GuardRules.Windows.NONE)));
        venue("100000");
        venue("92000");
        venue("90300");
        assertThat(ledger().lock(GuardLimit.DRAWDOWN)).isNotNull();
        Fixture again = new Fixture(fixture.log);
        again.now = fixture.now;
        assertThat(again.state.stateHash()).isNotZero();
        fixture = again;
        fixture.hear(new io.fairlead.core.event.LinkChange(Fixture.VENUE, "orders", true, "logon"));
        fixture.answerForAllAccounts();
        fixture.now = at("2026-11-19T12:00:00Z");
        assertThat(ledger().lock(GuardLimit.DRAWDOWN)).isNotNull();
        venue("90600");
        tick();
        assertThat(ledger().bars().locks()).containsOnlyKeys(GuardLimit.DRAWDOWN);
        assertThat(denialOf(Side.BUY, "10000")).isEqualTo(DenialCode.GUARD_LOCKED);
        assertThat(denial(fixture.command(new GuardCommand.ReleaseGuard(Fixture.ANNA, Fixture.SIM, " "))))
                .isEqualTo(DenialCode.REASON_MISSING);
        assertThat(denial(fixture.command(new GuardCommand.ReleaseGuard(Fixture.ANNA, Fixture.SIM, "I know"))))
                .isNull();
        assertThat(logged(GuardEvent.Unlocked.class).getLast().origin()).isEqualTo(Fixture.ANNA);
        assertThat(denialOf(Side.BUY, "10000")).isNull();
        assertThat(denial(fixture.command(new GuardCommand.ReleaseGuard(Fixture.ANNA, Fixture.SIM, "again"))))
                .isEqualTo(DenialCode.GUARD_NOT_LOCKED);
    }

    @Test
    void doesNotLiftALockBeyondTheFirmsOwnLimitButStartsAnewByTheFirmsWord() {
        guardByBoth();
        venue("92000");
        venue("89000");
        assertThat(denial(fixture.command(new GuardCommand.ReleaseGuard(Fixture.ANNA, Fixture.SIM, "please"))))
                .isEqualTo(DenialCode.GUARD_LIMIT_BROKEN);
        fixture.command(
                new GuardCommand.StateBalance(Fixture.ANNA, Fixture.SIM, Decimal.of(50_000), true, "the firm's reset"));
        assertThat(ledger().bars().locks()).isEmpty();
        assertThat(ledger().start()).isEqualTo(Decimal.of(50_000));
    }

    @Test
    void addsToAStatedBalanceOnlyWhatIsRealisedAfterwards() {
        guardByBoth();
        bought("c1", "100000", "1.1");
        LiveOrder sold = fixture.working("c2", Side.SELL, Fixture.limit("50000", "1.08"));
        fixture.fill(sold, "e2", "50000", "1.08", "50000");
        fixture.command(new GuardCommand.StateBalance(
                Fixture.ANNA, Fixture.SIM, Decimal.of(98_700), false, "swap and commission"));
        LiveOrder rest = fixture.working("c3", Side.SELL, Fixture.limit("50000", "1.09"));
        fixture.fill(rest, "e3", "50000", "1.09", "50000");
        fixture.market.quote(Fixture.EURUSD, "1.05", "1.05");
        venue("95000");
        GuardEvent.Locked locked = logged(GuardEvent.Locked.class).getLast();
        assertThat(locked.readings().getFirst().balance()).isEqualTo(Decimal.of(98_200));
    }

    @Test
    void capsLotsAndPositionsOverHoldingsAndLiveOrders() {
        guard(rules(false, new GuardRules.Caps(Decimal.of(2), 1, true), GuardRules.Windows.NONE));
        tick();
        bought("c1", "100000", "1.1");
        fixture.working("c2", Side.BUY, Fixture.limit("50000", "1"));
        assertThat(denialOf(Side.BUY, "60000")).isEqualTo(DenialCode.GUARD_MAX_LOTS);
        assertThat(denialOf(Side.SELL, "100000")).isNull();
        assertThat(denialOf(Side.SELL, "210000")).isEqualTo(DenialCode.GUARD_MAX_LOTS);
        assertThat(denial(fixture.command(new Command.PlaceOrder(
                        Fixture.ANNA,
                        Fixture.SIM,
                        new ClientOrderId("j"),
                        Fixture.USDJPY,
                        Side.BUY,
                        Fixture.limit("10000", "150"),
                        Fixture.MANUAL))))
                .isEqualTo(DenialCode.GUARD_MAX_POSITIONS);
    }

    @Test
    void refusesTheOtherSideOfAnotherAccountOfTheFirm() {
        GuardRules.Caps caps = new GuardRules.Caps(null, null, false);
        guard(rules(false, caps, GuardRules.Windows.NONE));
        fixture.core.guard(Fixture.HEDGE, rules(false, caps, GuardRules.Windows.NONE), fixture.now);
        tick();
        fixture.working("c1", Side.BUY, Fixture.limit("10000", "1"));
        assertThat(onHedge("h1", Side.SELL)).isEqualTo(DenialCode.GUARD_OPPOSITE_POSITION);
        assertThat(onHedge("h2", Side.BUY)).isNull();
        assertThat(denialOf(Side.SELL, "5000")).isEqualTo(DenialCode.GUARD_OPPOSITE_POSITION);
        bought("c2", "20000", "1.1");
        assertThat(denialOf(Side.SELL, "20000")).isNull();
        assertThat(denialOf(Side.SELL, "20000")).isEqualTo(DenialCode.GUARD_OPPOSITE_POSITION);
    }

    private @Nullable DenialCode onHedge(String client, Side side) {
        AccountId hedge = Fixture.HEDGE;
        return denial(fixture.command(new Command.PlaceOrder(
                Fixture.ANNA,
                hedge,
                new ClientOrderId(client),
                Fixture.EURUSD,
                side,
                Fixture.limit("10000", "1.1"),
                Fixture.MANUAL)));
    }

    @Test
    void refusesOrdersAroundNewsAboutTheirCurrencies() {
        guard(rules(
                false,
                GuardRules.Caps.NONE,
                new GuardRules.Windows(WindowAction.REFUSE, 120 * SECOND, 300 * SECOND, null)));
        fixture.news = List.of(new NewsTime(at("2026-11-18T13:30:00Z"), new Currency("USD"), "CPI"));
        fixture.now = at("2026-11-18T13:27:58Z");
        assertThat(denialOf(Side.BUY, "10000")).isNull();
        fixture.now = at("2026-11-18T13:28:00Z");
        assertThat(denialOf(Side.BUY, "10000")).isEqualTo(DenialCode.GUARD_WINDOW);
        fixture.news = List.of(new NewsTime(at("2026-11-18T13:30:00Z"), new Currency("GBP"), "GDP"));
        assertThat(denialOf(Side.BUY, "10000")).isNull();
        fixture.news = List.of(new NewsTime(at("2026-11-18T13:30:00Z"), new Currency("EUR"), "ECB"));
        fixture.now = at("2026-11-18T13:35:00Z");
        assertThat(denialOf(Side.BUY, "10000")).isNull();
    }

    @Test
    void emptiesTheAccountAheadOfTheWeekend() {
        GuardRules.Weekend weekend = new GuardRules.Weekend(
                WindowAction.FLATTEN,
                new GuardRules.WeekTime(DayOfWeek.FRIDAY, LocalTime.of(22, 0)),
                new GuardRules.WeekTime(DayOfWeek.SUNDAY, LocalTime.of(22, 0)),
                600 * SECOND);
        guard(rules(false, GuardRules.Caps.NONE, new GuardRules.Windows(WindowAction.NONE, 0, 0, weekend)));
        tick();
        bought("c1", "100000", "1.1");
        fixture.now = at("2026-11-20T21:49:58Z");
        tick();
        assertThat(logged(GuardEvent.WindowBegan.class)).isEmpty();
        tick();
        assertThat(logged(GuardEvent.WindowBegan.class).getFirst().window()).isEqualTo("weekend from 2026-11-20");
        assertThat(logged(GuardEvent.FlattenDecided.class)).hasSize(1);
        assertThat(fixture.state.isAnyFlattening()).isTrue();
        assertThat(denialOf(Side.BUY, "10000")).isNotNull();
    }

    @Test
    void refusesAnOrderWhoseWorstCaseWouldReachTheLockWhereTheRulesSaySo() {
        GuardRules plain = rules(false, GuardRules.Caps.NONE, GuardRules.Windows.NONE);
        guard(new GuardRules(
                plain.name(),
                plain.firm(),
                plain.startBalance(),
                false,
                plain.day(),
                plain.dailyLoss(),
                plain.drawdown(),
                plain.caps(),
                new GuardRules.Locking(List.of(70), 5, Decimal.of(2)),
                plain.trust(),
                plain.windows()));
        tick();
        // 4,750 are left: 2 % of 215,000 units at 1.1 are 4,730, of 216,000 they are 4,752.
        assertThat(denialOf(Side.BUY, "216000")).isEqualTo(DenialCode.GUARD_WORST_CASE);
        assertThat(denialOf(Side.BUY, "215000")).isNull();
        fixture.market.quote(Fixture.EURUSD, "1.1", "1.1", Health.STALE);
        assertThat(denialOf(Side.BUY, "1000")).isEqualTo(DenialCode.GUARD_WORST_CASE);
    }

    @Test
    void saysThatAnAccountHasNoGuard() {
        fixture.up();
        assertThat(denial(fixture.command(new GuardCommand.ReleaseGuard(Fixture.ANNA, Fixture.LIVE, "x"))))
                .isEqualTo(DenialCode.GUARD_NOT_CONFIGURED);
        assertThat(denial(fixture.command(new GuardCommand.ReleaseGuard(Fixture.ANNA, new AccountId("nobody"), "x"))))
                .isEqualTo(DenialCode.ACCOUNT_UNKNOWN);
    }
}
