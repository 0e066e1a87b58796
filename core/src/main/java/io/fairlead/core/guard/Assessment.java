package io.fairlead.core.guard;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardLine;
import io.fairlead.core.model.GuardRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an account stands against its limits, by the readings of now; the worse of those that are trusted counts.
/// Pure and immutable.
///
/// @param worse the reading with the lowest trusted figure; null if there is none
/// @param daily null if it is not limited, or its base not known yet
/// @param drawdown likewise
public record Assessment(
        List<EquityReading> readings,
        @Nullable EquityReading worse,
        @Nullable Standing daily,
        @Nullable Standing drawdown) {
    private static final int PLACES = 8;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Assessment {
        readings = List.copyOf(readings);
    }

    /// One limit: `equity` is the worse figure, `loss` how far it is below the base, `headroom` how far above the
    /// guard's line, `usedPercent` how much of the loss that the firm allows is used up, rounded down.
    public record Standing(
            GuardLine line,
            @Nullable Decimal equity,
            @Nullable Decimal loss,
            @Nullable Decimal headroom,
            int usedPercent) {
        /// Whether the guard acts; with a waived buffer, where the firm does.
        public boolean isReached(boolean waived) {
            return equity != null && isReachedBy(equity, waived);
        }

        boolean isReachedBy(Decimal figure, boolean waived) {
            return figure.compareTo(waived ? line.floor() : line.lockAt()) <= 0;
        }
    }

    /// Assesses judged readings.
    public static Assessment of(GuardLedger ledger, List<EquityReading> readings) {
        EquityReading worse = null;
        Decimal lowest = null;
        for (EquityReading reading : readings) {
            Decimal equity = reading.isTrusted() ? reading.equity() : null;
            if (equity != null && (lowest == null || equity.compareTo(lowest) < 0)) {
                worse = reading;
                lowest = equity;
            }
        }
        return new Assessment(readings, worse, daily(ledger, lowest), drawdown(ledger, lowest));
    }

    public @Nullable Standing standing(GuardLimit limit) {
        return switch (limit) {
            case DAILY_LOSS -> daily;
            case DRAWDOWN -> drawdown;
            case VALUES -> null;
        };
    }

    private static @Nullable Standing daily(GuardLedger ledger, @Nullable Decimal equity) {
        GuardRules.DailyLoss rule = ledger.rules().dailyLoss();
        GuardLedger.Day day = ledger.measures().day();
        if (rule == null || day == null) {
            return null;
        }
        BigDecimal base = day.base().toBigDecimal();
        BigDecimal limit = rule.limit().amount(base, start(ledger, base));
        return standing(ledger.rules(), base, limit, base.subtract(limit), equity);
    }

    private static @Nullable Standing drawdown(GuardLedger ledger, @Nullable Decimal equity) {
        GuardRules.Drawdown rule = ledger.rules().drawdown();
        Decimal start = ledger.start();
        Decimal mark = ledger.measures().mark();
        Decimal from = rule != null && rule.from() != GuardRules.From.START && mark != null ? mark : start;
        if (rule == null || from == null) {
            return null;
        }
        BigDecimal base = start == null ? from.toBigDecimal() : from.max(start).toBigDecimal();
        BigDecimal first = start(ledger, base);
        BigDecimal limit = rule.limit().amount(base, first);
        BigDecimal floor = base.subtract(limit);
        return standing(ledger.rules(), base, limit, rule.restsAtStart() ? floor.min(first) : floor, equity);
    }

    private static BigDecimal start(GuardLedger ledger, BigDecimal otherwise) {
        Decimal start = ledger.start();
        return start == null ? otherwise : start.toBigDecimal();
    }

    private static Standing standing(
            GuardRules rules, BigDecimal base, BigDecimal limit, BigDecimal floor, @Nullable Decimal equity) {
        BigDecimal buffer = limit.multiply(BigDecimal.valueOf(rules.locking().bufferPercent()))
                .movePointLeft(2);
        BigDecimal lockAt = floor.add(buffer);
        GuardLine line = new GuardLine(rounded(base), rounded(limit), rounded(floor), rounded(lockAt));
        if (equity == null) {
            return new Standing(line, null, null, null, 0);
        }
        BigDecimal left = equity.toBigDecimal().subtract(floor);
        int used = HUNDRED.subtract(left.multiply(HUNDRED).divide(limit, 2, RoundingMode.HALF_EVEN))
                .setScale(0, RoundingMode.FLOOR)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
        return new Standing(
                line,
                equity,
                rounded(base.subtract(equity.toBigDecimal())),
                rounded(equity.toBigDecimal().subtract(lockAt)),
                used);
    }

    private static Decimal rounded(BigDecimal value) {
        return Decimal.ofRounded(value, PLACES);
    }
}
