package io.fairlead.app.dashboard;

import io.fairlead.core.ReportedValues;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.guard.Assessment;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.TradingDay;
import io.fairlead.gateway.GuardView;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/// A guarded account that has lost what a test says of 100,000, with 5,000 a day allowed.
final class ScriptedGuard {
    private volatile Decimal equity = Decimal.of(98_900);

    void equity(String now) {
        equity = Decimal.of(now);
    }

    /// What a venue that is polled says of an account.
    static ReportedValues told(Account account, long nowNanos) {
        AccountValues.Figures figures =
                new AccountValues.Figures(Decimal.of(100_000), Decimal.of("100012.5"), null, null, Decimal.of("12.5"));
        return new ReportedValues(
                new AccountValues(account.venue(), account.id(), "state", account.currency(), figures, 0), nowNanos);
    }

    GuardView view(Account account, long nowNanos) {
        GuardRules none = GuardRules.NONE;
        GuardRules rules = new GuardRules(
                "acme",
                "acme",
                Decimal.of(100_000),
                true,
                new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                new GuardRules.DailyLoss(LossLimit.parse("5%"), GuardRules.Base.BALANCE, true),
                new GuardRules.Drawdown(LossLimit.parse("10%"), GuardRules.From.START, false),
                none.caps(),
                none.locking(),
                none.trust(),
                none.windows());
        List<EquityReading> readings =
                List.of(EquityReading.of(EquityReading.OWN, equity, Decimal.of(100_000), nowNanos));
        GuardLedger ledger = GuardLedger.of(rules)
                .after(new GuardEvent.DayOpened(
                        nowNanos, account.id(), LocalDate.EPOCH, Decimal.of(100_000), readings));
        Assessment now = Assessment.of(ledger, readings);
        Assessment.Standing daily = now.standing(GuardLimit.DAILY_LOSS);
        if (daily != null && daily.isReached(false)) {
            ledger = ledger.after(new GuardEvent.Locked(
                    nowNanos, account.id(), GuardLimit.DAILY_LOSS, daily.line(), readings, "equity " + equity));
        }
        return new GuardView(account, ledger, now);
    }
}
