package io.fairlead.core.guard;

import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.GuardRules.Base;
import io.fairlead.core.model.GuardRules.From;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.TradingDay;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account with rules, what two sources say of it, and what the guard decides. Owned by the thread of the test.
abstract class WatchedAccount {
    static final AccountId ACCOUNT = new AccountId("prop");
    static final long SECOND = 1_000_000_000L;
    static final Origin ADMIN = new Origin("anna", "t1", "127.0.0.1");

    final Watch watch = new Watch();
    final List<String> told = new ArrayList<>();
    GuardLedger ledger = ledger(daily(Base.HIGHER), null);
    List<EquityReading> readings = List.of();
    long now = at("2026-11-18T12:00:00Z");

    static long at(String utc) {
        return Instant.parse(utc).getEpochSecond() * SECOND;
    }

    static GuardRules.DailyLoss daily(Base base) {
        return new GuardRules.DailyLoss(LossLimit.parse("5%"), base, true);
    }

    static GuardRules.Drawdown drawdown(From from, boolean restsAtStart) {
        return new GuardRules.Drawdown(LossLimit.parse("10% of start"), from, restsAtStart);
    }

    static GuardLedger ledger(GuardRules.@Nullable DailyLoss daily, GuardRules.@Nullable Drawdown drawdown) {
        return GuardLedger.of(new GuardRules(
                "rules",
                "firm",
                Decimal.of(100_000),
                true,
                new TradingDay(ZoneId.of("Europe/Prague"), LocalTime.MIDNIGHT),
                daily,
                drawdown,
                GuardRules.Caps.NONE,
                GuardRules.Locking.STANDARD,
                GuardRules.Trust.STANDARD,
                GuardRules.Windows.NONE));
    }

    /// Both sources say this equity, and the balance of the start.
    void both(String equity) {
        say(own(equity), venue(equity));
    }

    EquityReading own(String equity) {
        return EquityReading.of(EquityReading.OWN, Decimal.of(equity), Decimal.of(100_000), now);
    }

    EquityReading venue(String equity) {
        return EquityReading.of("state", Decimal.of(equity), Decimal.of(100_000), now);
    }

    void say(EquityReading... said) {
        told.clear();
        readings = watch.judge(ledger, List.of(said), now);
        for (GuardEvent event : Guard.decide(ACCOUNT, ledger, readings, now)) {
            ledger = ledger.after(event);
            told.add(shortly(event));
        }
        watch.note(Assessment.of(ledger, readings), ledger, now);
        now += SECOND;
    }

    static String shortly(GuardEvent event) {
        return switch (event) {
            case GuardEvent.RulesSet _ -> "rules";
            case GuardEvent.DayOpened e -> "day " + e.day() + " from " + e.base();
            case GuardEvent.HighMarked e -> "mark " + e.mark();
            case GuardEvent.Warned e -> e.limit() + " " + e.percent() + "%";
            case GuardEvent.Locked e -> "lock " + e.limit();
            case GuardEvent.Unlocked e -> "unlock " + e.limit();
            case GuardEvent.FlattenDecided e -> "flatten " + e.reason();
            case GuardEvent.WindowBegan e -> "window " + e.window();
            case GuardEvent.Rearmed e -> "rearm " + e.limit();
            case GuardEvent.BalanceStated e -> "balance " + e.balance();
            case GuardEvent.LimitsAccepted e -> "accepted " + e.limits();
            case GuardEvent.LimitsDropped _ -> "dropped";
        };
    }

    @Nullable
    String confirmation(GuardLimit limit) {
        return Guard.confirmation(ledger, limit, readings, watch.reachedFor(limit, now));
    }
}
