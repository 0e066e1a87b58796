package io.fairlead.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules.Base;
import io.fairlead.core.model.GuardRules.From;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The guard's decisions as a table: what two sources say, second by second, and what follows.
final class GuardTest extends WatchedAccount {
    @Test
    void warnsTwiceThenLocksBeforeTheFirmsOwnLimit() {
        both("100000");
        assertThat(told).containsExactly("day 2026-11-18 from 100000");
        both("96501");
        assertThat(told).isEmpty();
        both("96500");
        assertThat(told).containsExactly("DAILY_LOSS 70%");
        both("96499");
        assertThat(told).isEmpty();
        both("95700");
        assertThat(told).containsExactly("DAILY_LOSS 85%");
        both("95251");
        assertThat(told).isEmpty();
        both("95250");
        assertThat(told).containsExactly("lock DAILY_LOSS");
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isEqualTo("own 95250, state 95250");
        GuardLedger.Lock lock = Objects.requireNonNull(ledger.lock(GuardLimit.DAILY_LOSS));
        assertThat(Objects.requireNonNull(lock.line()).floor()).isEqualTo(Decimal.of(95_000));
    }

    @Test
    void tellsAWarningAgainOnlyAfterTheLossHadReallyShrunk() {
        both("100000");
        both("96400");
        both("96550");
        assertThat(told).isEmpty();
        both("96800");
        assertThat(told).containsExactly("DAILY_LOSS 0%");
        both("96400");
        assertThat(told).containsExactly("DAILY_LOSS 70%");
    }

    @Test
    void measuresADayFromBalanceEquityOrTheHigher() {
        for (Base base : Base.values()) {
            ledger = ledger(daily(base), null);
            both("101000");
            String expected = base == Base.BALANCE ? "100000" : "101000";
            assertThat(told).containsExactly("day 2026-11-18 from " + expected);
        }
    }

    @Test
    void takesTheStricterOfTwoBasesAndTheWorseOfTwoEquities() {
        say(own("100500"), venue("100000"));
        assertThat(told).containsExactly("day 2026-11-18 from 100500");
        say(own("98000"), venue("97000"));
        assertThat(Objects.requireNonNull(Assessment.of(ledger, readings).worse())
                        .source())
                .isEqualTo("state");
        say(own("96500"), venue("97000"));
        assertThat(Objects.requireNonNull(Assessment.of(ledger, readings).worse())
                        .source())
                .isEqualTo("own");
    }

    @Test
    void locksOnOneSourceButEmptiesTheAccountOnlyOnTwo() {
        both("100000");
        say(own("99000"), venue("95000"));
        assertThat(told).containsExactly("DAILY_LOSS 85%", "lock DAILY_LOSS");
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isNull();
        say(own("95200"), venue("95000"));
        assertThat(told).isEmpty();
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isEqualTo("own 95200, state 95000");
    }

    @Test
    void takesASecondSourceOfTheVenueForASecondSource() {
        both("100000");
        EquityReading unknown = EquityReading.missing(EquityReading.OWN, "no fresh price of EURUSD");
        say(unknown, venue("95000"));
        now += 60 * SECOND;
        EquityReading stream = EquityReading.of("stream", Decimal.of(95_100), null, now);
        say(unknown, venue("95000"), stream);
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isEqualTo("state 95000, stream 95100");
    }

    @Test
    void unlocksADailyLossWithTheDayAndMeasuresAnew() {
        both("100000");
        both("95000");
        now = at("2026-11-18T22:59:59Z");
        both("95000");
        assertThat(told).isEmpty();
        both("95000");
        assertThat(told)
                .containsExactly(
                        "day 2026-11-19 from 100000", "unlock DAILY_LOSS", "DAILY_LOSS 85%", "lock DAILY_LOSS");
        ledger = ledger(daily(Base.EQUITY), null);
        now = at("2026-11-19T12:00:00Z");
        both("100000");
        both("95000");
        now = at("2026-11-19T23:00:00Z");
        both("95000");
        assertThat(told).containsExactly("day 2026-11-20 from 95000", "unlock DAILY_LOSS");
    }

    @Test
    void beginsADayOnlyWithAFigureThatCanBeTrusted() {
        both("100000");
        now = at("2026-11-18T23:00:00Z");
        say(EquityReading.missing(EquityReading.OWN, "?"), EquityReading.missing("state", "?"));
        assertThat(told).containsExactly("lock VALUES");
        assertThat(Objects.requireNonNull(ledger.measures().day()).date()).hasToString("2026-11-18");
        now = at("2026-11-19T07:00:00Z");
        both("99000");
        assertThat(told).containsExactly("day 2026-11-19 from 100000", "unlock VALUES");
        assertThat(Objects.requireNonNull(ledger.measures().day()).takenNanos()).isEqualTo(at("2026-11-19T07:00:00Z"));
    }

    @Test
    void holdsAStaticDrawdownAtTheStart() {
        ledger = ledger(null, drawdown(From.START, false));
        both("108000");
        assertThat(told).isEmpty();
        both("103000");
        both("98000");
        both("93000");
        assertThat(told).containsExactly("DRAWDOWN 70%");
        both("90501");
        both("90500");
        assertThat(told).containsExactly("lock DRAWDOWN");
    }

    @Test
    void trailsADrawdownBehindTheHighestEquity() {
        ledger = ledger(null, drawdown(From.EQUITY_HIGH, false));
        both("100000");
        both("107000");
        assertThat(told).containsExactly("mark 107000");
        both("106000");
        assertThat(told).isEmpty();
        both("97501");
        both("97500");
        assertThat(told).containsExactly("lock DRAWDOWN");
        both("107500");
        assertThat(ledger.lock(GuardLimit.DRAWDOWN)).isNotNull();
    }

    @Test
    void restsATrailingFloorAtTheStartBalance() {
        ledger = ledger(null, drawdown(From.EQUITY_HIGH, true));
        both("100000");
        both("109000");
        assertThat(Objects.requireNonNull(Assessment.of(ledger, readings).drawdown())
                        .line()
                        .floor())
                .isEqualTo(Decimal.of(99_000));
        both("118000");
        assertThat(Objects.requireNonNull(Assessment.of(ledger, readings).drawdown())
                        .line()
                        .floor())
                .isEqualTo(Decimal.of(100_000));
    }

    @Test
    void trailsBehindTheBalanceWhereTheFirmDoes() {
        ledger = ledger(null, drawdown(From.BALANCE_HIGH, false));
        both("109000");
        assertThat(told).containsExactly("mark 100000");
    }

    @Test
    void setsTheBufferAsideAfterAnAdminsWordUntilTheAccountHasRecovered() {
        ledger = ledger(null, drawdown(From.START, false));
        both("100000");
        both("95000");
        both("90400");
        assertThat(ledger.lock(GuardLimit.DRAWDOWN)).isNotNull();
        ledger = ledger.after(new GuardEvent.Unlocked(now, ADMIN, ACCOUNT, GuardLimit.DRAWDOWN, "I know"));
        both("90300");
        assertThat(told).isEmpty();
        both("90600");
        assertThat(told).containsExactly("rearm DRAWDOWN");
        both("90400");
        assertThat(told).containsExactly("lock DRAWDOWN");
        ledger = ledger.after(new GuardEvent.Unlocked(now, ADMIN, ACCOUNT, GuardLimit.DRAWDOWN, "I know"));
        both("90000");
        assertThat(told).containsExactly("lock DRAWDOWN");
    }

    @Test
    void startsAnewByAnOperatorsWord() {
        ledger = ledger(daily(Base.BALANCE), drawdown(From.EQUITY_HIGH, false));
        both("100000");
        both("92000");
        both("89000");
        assertThat(ledger.bars().locks()).containsKeys(GuardLimit.DAILY_LOSS, GuardLimit.DRAWDOWN);
        Decimal fresh = Decimal.of(50_000);
        ledger = ledger.after(new GuardEvent.BalanceStated(now, ADMIN, ACCOUNT, fresh, List.of(), true, "new phase"));
        assertThat(ledger.bars().locks()).isEmpty();
        assertThat(ledger.start()).isEqualTo(fresh);
        assertThat(ledger.measures().mark()).isEqualTo(fresh);
        assertThat(Objects.requireNonNull(ledger.measures().day()).base()).isEqualTo(fresh);
    }

    @Test
    void isRetoldAsItWas() {
        ledger = ledger(daily(Base.BALANCE), drawdown(From.EQUITY_HIGH, false));
        both("100000");
        ledger = ledger.after(
                new GuardEvent.BalanceStated(now, ADMIN, ACCOUNT, Decimal.of(99_000), List.of(), true, "new phase"));
        ledger = ledger.after(
                new GuardEvent.BalanceStated(now, ADMIN, ACCOUNT, Decimal.of(99_500), List.of(), false, "deposit"));
        both("95000");
        both("90000");
        both("88000");
        ledger = ledger.after(new GuardEvent.Unlocked(now, ADMIN, ACCOUNT, GuardLimit.DAILY_LOSS, "x"));
        ledger = ledger.after(new GuardEvent.WindowBegan(now, ACCOUNT, "weekend", now + SECOND));
        assertThat(ledger.bars().locks()).isNotEmpty();
        assertThat(ledger.bars().warned()).isNotEmpty();
        GuardLedger copy = GuardLedger.of(ledger.rules());
        for (GuardEvent event : ledger.retold(ACCOUNT)) {
            copy = copy.after(event);
        }
        assertThat(copy).isEqualTo(ledger);
    }
}
