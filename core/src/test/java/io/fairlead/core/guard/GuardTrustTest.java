package io.fairlead.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.EquityReading.Problem;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.GuardRules.From;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the guard makes of figures that are missing, old, zero or too far off to be believed.
final class GuardTrustTest extends WatchedAccount {
    @Test
    void whatAnEarlierProcessWasToldIsNoFigure() {
        EquityReading doubted = venue("2");
        now += SECOND;
        Watch afterTheStart = new Watch(now);
        assertThat(afterTheStart.judge(ledger, List.of(own("100000"), doubted), now))
                .map(EquityReading::problem)
                .containsExactly(EquityReading.Problem.NONE, EquityReading.Problem.STALE);
        assertThat(afterTheStart.judge(ledger, List.of(own("100000"), venue("99990")), now))
                .allMatch(EquityReading::isTrusted);
    }

    @Test
    void locksNewOrdersOnAZeroButNeverEmptiesTheAccountForIt() {
        both("100000");
        say(own("100000"), venue("0"));
        assertThat(told).containsExactly("lock VALUES");
        assertThat(readings.get(1).problem()).isEqualTo(Problem.ZERO);
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isNull();
        both("100000");
        assertThat(told).containsExactly("unlock VALUES");
    }

    @Test
    void locksNewOrdersOnAMissingFigure() {
        say(own("100000"), EquityReading.missing("venue", "the venue has told nothing yet"));
        assertThat(told).containsExactly("day 2026-11-18 from 100000", "lock VALUES");
        both("100000");
        assertThat(told).containsExactly("unlock VALUES");
    }

    @Test
    void bearsASourceThatIsSilentForAMomentAndLocksWhenItsFigureIsOld() {
        both("100000");
        EquityReading venue = venue("100000");
        now += 20 * SECOND;
        say(own("100000"), venue);
        assertThat(told).isEmpty();
        say(EquityReading.missing(EquityReading.OWN, "no fresh price of EURUSD"), venue("100000"));
        assertThat(told).isEmpty();
        now += 29 * SECOND;
        say(EquityReading.missing(EquityReading.OWN, "no fresh price of EURUSD"), venue("100000"));
        assertThat(told).containsExactly("lock VALUES");
        assertThat(readings.getFirst().why()).contains("no fresh price of EURUSD");
    }

    @Test
    void doesNotBelieveAJumpUntilItStaysOrAnotherSourceBearsItOut() {
        both("100000");
        say(own("100000"), venue("80000"));
        assertThat(told).containsExactly("lock VALUES");
        assertThat(readings.get(1).problem()).isEqualTo(Problem.JUMP);
        assertThat(ledger.lock(GuardLimit.DAILY_LOSS)).isNull();
        say(own("100000"), venue("100000"));
        assertThat(told).containsExactly("unlock VALUES");
        for (int i = 0; i < 60; i++) {
            say(own("100000"), venue("80000"));
        }
        assertThat(ledger.lock(GuardLimit.DAILY_LOSS)).isNull();
        say(own("100000"), venue("80000"));
        assertThat(told).contains("lock DAILY_LOSS", "unlock VALUES");
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isNull();
    }

    @Test
    void believesAFallThatBothSourcesShow() {
        both("100000");
        both("85000");
        assertThat(told).containsExactly("DAILY_LOSS 85%", "lock DAILY_LOSS");
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isEqualTo("own 85000, state 85000");
    }

    @Test
    void doesNotRaiseTheMarkByAJump() {
        ledger = ledger(null, drawdown(From.EQUITY_HIGH, false));
        both("100000");
        say(own("100000"), venue("1000000"));
        assertThat(told).containsExactly("lock VALUES");
        assertThat(ledger.measures().mark()).isEqualTo(Decimal.of(100_000));
    }

    @Test
    void letsOneSourceAloneEmptyTheAccountOnlyWhereTheRulesSaySoAndOnlyAfterAWhile() {
        GuardRules rules = ledger.rules();
        ledger = GuardLedger.of(new GuardRules(
                rules.name(),
                rules.firm(),
                rules.startBalance(),
                false,
                rules.day(),
                rules.dailyLoss(),
                null,
                rules.caps(),
                rules.locking(),
                new GuardRules.Trust(30 * SECOND, 10, 60 * SECOND, 5 * SECOND),
                rules.windows()));
        say(own("100000"));
        say(own("95000"));
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isNull();
        say(own("96000"));
        say(own("95000"));
        for (int i = 0; i < 3; i++) {
            say(own("95000"));
            assertThat(confirmation(GuardLimit.DAILY_LOSS)).isNull();
        }
        say(own("95000"));
        assertThat(confirmation(GuardLimit.DAILY_LOSS)).isEqualTo("own 95000, alone for 5 s");
    }
}
