package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.ProposedLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the limits that the venue publishes of an account. Pure. What it gives as null or 0 is no limit; of
/// `maxDrawdownLevel` nobody says whether it is a loss or what must be left, so it is not read.
final class PublishedRules {
    private PublishedRules() {}

    /// `rules` are those of the account's details, by the venue's names.
    static ProposedLimits of(Map<String, Decimal> rules) {
        Decimal daily = above(rules.get("dailyLossLimit"));
        Decimal trailing = above(rules.get("maxTrailingDrawdown"));
        Decimal positions = above(rules.get("maxPositionsNumber"));
        return new ProposedLimits(
                daily == null ? null : amount(daily),
                trailing == null ? null : new ProposedLimits.Drawdown(amount(trailing), GuardRules.From.EQUITY_HIGH),
                above(rules.get("totalMaxPositionQty")),
                positions == null ? null : positions.toBigDecimal().intValue());
    }

    private static LossLimit amount(Decimal loss) {
        return new LossLimit(loss, LossLimit.Unit.AMOUNT);
    }

    private static @Nullable Decimal above(@Nullable Decimal limit) {
        return limit == null || limit.signum() <= 0 ? null : limit;
    }
}
