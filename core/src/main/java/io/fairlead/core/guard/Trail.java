package io.fairlead.core.guard;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.EquityReading.Problem;
import io.fairlead.core.model.GuardRules;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The readings of one source over time: which of them may be believed. Owned by the engine thread; after a restart
/// it begins anew, with figures that are told anew: what an earlier process heard, it may have doubted.
final class Trail {
    private final long startedNanos;
    private @Nullable EquityReading believed;
    private @Nullable EquityReading jumped;

    Trail(long startedNanos) {
        this.startedNanos = startedNanos;
    }

    /// Judges what the source says now. A source that is silent for a moment is taken by its last figure.
    EquityReading judge(EquityReading said, GuardRules rules, @Nullable Decimal start, long nowNanos) {
        GuardRules.Trust trust = rules.trust();
        EquityReading reading = said;
        if (said.equity() == null) {
            if (believed == null) {
                return said.doubted(Problem.MISSING, said.why());
            }
            reading = new EquityReading(
                    believed.source(), believed.equity(), believed.balance(), believed.takenNanos(), Problem.NONE, "");
        }
        if (!reading.isOwn() && reading.takenNanos() < startedNanos) {
            return reading.doubted(Problem.STALE, "it is from before the start");
        }
        if (nowNanos - reading.takenNanos() > trust.staleNanos()) {
            String since = (nowNanos - reading.takenNanos()) / 1_000_000_000L + " s old";
            return reading.doubted(Problem.STALE, said.why().isEmpty() ? since : since + ": " + said.why());
        }
        Decimal equity = reading.equity();
        if (equity == null || equity.isZero()) {
            return reading.doubted(Problem.ZERO, "it says zero");
        }
        if (believed != null && believed.equity() != null && !isNear(equity, believed.equity(), trust, start)) {
            return jump(reading, believed.equity(), trust, start);
        }
        believed = reading;
        jumped = null;
        return reading;
    }

    private EquityReading jump(EquityReading reading, Decimal before, GuardRules.Trust trust, @Nullable Decimal start) {
        Decimal equity = reading.equity();
        Decimal level = jumped == null ? null : jumped.equity();
        if (jumped == null || equity == null || level == null || !isNear(equity, level, trust, start)) {
            jumped = reading;
        } else if (reading.takenNanos() - jumped.takenNanos() >= trust.settleNanos()) {
            believe(reading);
            return reading;
        }
        return reading.doubted(Problem.JUMP, "it was " + before + " before");
    }

    /// Takes a reading for true, as one that another source bears out.
    void believe(EquityReading reading) {
        believed = EquityReading.of(reading.source(), reading.equity(), reading.balance(), reading.takenNanos());
        jumped = null;
    }

    /// Whether two figures lie within what an account may move between two readings.
    static boolean isNear(Decimal one, Decimal other, GuardRules.Trust trust, @Nullable Decimal start) {
        BigDecimal scale = (start == null ? other.abs() : start).toBigDecimal();
        BigDecimal most =
                scale.multiply(BigDecimal.valueOf(trust.jumpPercent())).movePointLeft(2);
        return one.toBigDecimal().subtract(other.toBigDecimal()).abs().compareTo(most) <= 0;
    }
}
