package io.fairlead.core.guard;

import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.guard.Assessment.Standing;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.EquityReading.Problem;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardLine;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides what the guard of one account does by the readings of now. One object for one decision; pure.
///
/// In this order: begin the firm's day, raise the mark, warn and lock by the worse trusted figure, lock where a figure
/// can't be trusted. Every event carries the readings that it follows from.
public final class Guard {
    private static final int CALM_PERCENT = 5;

    private final AccountId account;
    private final List<EquityReading> readings;
    private final long nowNanos;
    private final List<GuardEvent> events = new ArrayList<>();
    private GuardLedger ledger;

    private Guard(AccountId account, GuardLedger ledger, List<EquityReading> readings, long nowNanos) {
        this.account = account;
        this.ledger = ledger;
        this.readings = readings;
        this.nowNanos = nowNanos;
    }

    /// The events that judged readings give rise to; empty if all stays as it is.
    public static List<GuardEvent> decide(
            AccountId account, GuardLedger ledger, List<EquityReading> readings, long nowNanos) {
        Guard guard = new Guard(account, ledger, readings, nowNanos);
        guard.day();
        guard.mark();
        guard.limit(GuardLimit.DAILY_LOSS);
        guard.limit(GuardLimit.DRAWDOWN);
        guard.values();
        return guard.events;
    }

    private void add(GuardEvent event) {
        events.add(event);
        ledger = ledger.after(event);
    }

    private void unlock(GuardLimit limit, String because) {
        add(new GuardEvent.Unlocked(nowNanos, Origin.GATEWAY, account, limit, because));
    }

    /// A day begins once its base can be told; until then the one before goes on.
    private void day() {
        GuardRules.DailyLoss rule = ledger.rules().dailyLoss();
        LocalDate today = ledger.rules().day().at(nowNanos);
        GuardLedger.Day known = ledger.measures().day();
        if (rule == null || (known != null && !known.date().isBefore(today))) {
            return;
        }
        Decimal base = base(rule.base());
        if (base == null) {
            return;
        }
        add(new GuardEvent.DayOpened(nowNanos, account, today, base, readings));
        if (ledger.lock(GuardLimit.DAILY_LOSS) != null && rule.unlocksNextDay()) {
            unlock(GuardLimit.DAILY_LOSS, "day " + today + " began");
        }
    }

    /// The highest that any trusted source says: the strictest base.
    private @Nullable Decimal base(GuardRules.Base base) {
        return switch (base) {
            case BALANCE -> highest(EquityReading::balance);
            case EQUITY -> highest(EquityReading::equity);
            case HIGHER -> {
                Decimal balance = highest(EquityReading::balance);
                Decimal equity = highest(EquityReading::equity);
                yield balance == null || equity == null ? balance : balance.max(equity);
            }
        };
    }

    private @Nullable Decimal highest(Function<EquityReading, @Nullable Decimal> figure) {
        Decimal highest = null;
        for (EquityReading reading : readings) {
            Decimal value = reading.isTrusted() ? figure.apply(reading) : null;
            if (value != null && (highest == null || value.compareTo(highest) > 0)) {
                highest = value;
            }
        }
        return highest;
    }

    private void mark() {
        GuardRules.Drawdown rule = ledger.rules().drawdown();
        if (rule == null || rule.from() == GuardRules.From.START) {
            return;
        }
        Decimal high =
                highest(rule.from() == GuardRules.From.BALANCE_HIGH ? EquityReading::balance : EquityReading::equity);
        Decimal mark = ledger.measures().mark();
        if (high != null && (mark == null || high.compareTo(mark) > 0)) {
            add(new GuardEvent.HighMarked(nowNanos, account, high, readings));
        }
    }

    private void limit(GuardLimit limit) {
        Standing standing = Assessment.of(ledger, readings).standing(limit);
        if (standing == null || standing.equity() == null) {
            return;
        }
        warn(limit, standing);
        if (ledger.isWaived(limit) && !standing.isReached(false)) {
            add(new GuardEvent.Rearmed(nowNanos, account, limit));
        }
        if (standing.isReached(ledger.isWaived(limit)) && ledger.lock(limit) == null) {
            add(new GuardEvent.Locked(nowNanos, account, limit, standing.line(), readings, reached(standing)));
        }
    }

    private static String reached(Standing standing) {
        GuardLine line = standing.line();
        return "equity " + standing.equity() + " reached the line at " + line.lockAt() + "; the firm's own is at "
                + line.floor();
    }

    /// A level that was reached is told once; it is left again only well below, so that one does not flicker.
    private void warn(GuardLimit limit, Standing standing) {
        int told = ledger.bars().warned().getOrDefault(limit, 0);
        int level = level(standing.usedPercent());
        if (level > told || level(standing.usedPercent() + CALM_PERCENT) < told) {
            add(new GuardEvent.Warned(nowNanos, account, limit, level, standing.line(), readings));
        }
    }

    private int level(int usedPercent) {
        int level = 0;
        for (int percent : ledger.rules().locking().warnPercents()) {
            level = usedPercent >= percent ? percent : level;
        }
        return level;
    }

    private void values() {
        if (!ledger.rules().watchesEquity()) {
            return;
        }
        String doubt = doubt();
        boolean isLocked = ledger.lock(GuardLimit.VALUES) != null;
        if (!doubt.isEmpty() && !isLocked) {
            add(new GuardEvent.Locked(nowNanos, account, GuardLimit.VALUES, null, readings, doubt));
        } else if (doubt.isEmpty() && isLocked) {
            unlock(GuardLimit.VALUES, "every source has a figure that can be trusted");
        }
    }

    private String doubt() {
        for (EquityReading reading : readings) {
            if (reading.problem() != Problem.NONE) {
                return reading.source() + ": " + reading.problem() + ", " + reading.why();
            }
        }
        return readings.isEmpty() ? "no source has been read" : "";
    }

    /// What confirms that a line is reached, so that the account may be emptied; null if nothing does. It takes two
    /// sources that both say so, or, if the rules allow it, one alone for a while where there is no other.
    public static @Nullable String confirmation(
            GuardLedger ledger, GuardLimit limit, List<EquityReading> readings, long reachedForNanos) {
        Standing standing = Assessment.of(ledger, readings).standing(limit);
        if (standing == null) {
            return null;
        }
        List<String> agreeing = new ArrayList<>();
        int trusted = 0;
        for (EquityReading reading : readings) {
            Decimal equity = reading.isTrusted() ? reading.equity() : null;
            if (equity != null) {
                trusted++;
                if (standing.isReachedBy(equity, ledger.isWaived(limit))) {
                    agreeing.add(reading.source() + " " + equity);
                }
            }
        }
        if (agreeing.size() > 1) {
            return String.join(", ", agreeing);
        }
        long alone = ledger.rules().trust().aloneNanos();
        return trusted == 1 && agreeing.size() == 1 && alone >= 0 && reachedForNanos >= alone
                ? agreeing.getFirst() + ", alone for " + reachedForNanos / 1_000_000_000L + " s"
                : null;
    }
}
