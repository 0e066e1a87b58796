package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// Limits of an account as somebody else publishes them: a proposal until an admin accepts it. Null is what was not
/// published. Immutable.
///
/// @param dailyLoss the loss since the firm's day began
/// @param drawdown the loss overall, and what it is measured from
/// @param maxLots what may be open in all, in lots
/// @param maxPositions how many positions may be open
public record ProposedLimits(
        @Nullable LossLimit dailyLoss,
        @Nullable Drawdown drawdown,
        @Nullable Decimal maxLots,
        @Nullable Integer maxPositions) {
    /// Nothing is published.
    public static final ProposedLimits NONE = new ProposedLimits(null, null, null, null);

    /// A loss overall.
    public record Drawdown(LossLimit limit, GuardRules.From from) {}

    public ProposedLimits {
        if ((maxLots != null && maxLots.signum() <= 0) || (maxPositions != null && maxPositions <= 0)) {
            throw new IllegalArgumentException(
                    "proposed lots and positions must be above zero, were " + maxLots + ", " + maxPositions);
        }
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /// Whether a figure of it is a part of what the account began with.
    public boolean needsStart() {
        boolean ofStart = dailyLoss != null && dailyLoss.unit() == LossLimit.Unit.PERCENT_OF_START;
        return ofStart
                || (drawdown != null
                        && (drawdown.from == GuardRules.From.START
                                || drawdown.limit.unit() == LossLimit.Unit.PERCENT_OF_START));
    }

    /// The rules with what is proposed in place of their own; the rest of them stays.
    public GuardRules in(GuardRules rules) {
        return new GuardRules(
                rules.name(),
                rules.firm(),
                rules.startBalance(),
                rules.venueReports(),
                rules.day(),
                dailyLoss == null ? rules.dailyLoss() : daily(dailyLoss, rules.dailyLoss()),
                drawdown == null ? rules.drawdown() : overall(drawdown, rules.drawdown()),
                new GuardRules.Caps(
                        maxLots == null ? rules.caps().maxLots() : maxLots,
                        maxPositions == null ? rules.caps().maxPositions() : maxPositions,
                        rules.caps().opposites()),
                rules.locking(),
                rules.trust(),
                rules.windows());
    }

    /// The higher base is the safer one where nobody said which.
    private static GuardRules.DailyLoss daily(LossLimit limit, GuardRules.@Nullable DailyLoss own) {
        return own == null
                ? new GuardRules.DailyLoss(limit, GuardRules.Base.HIGHER, true)
                : new GuardRules.DailyLoss(limit, own.base(), own.unlocksNextDay());
    }

    private static GuardRules.Drawdown overall(Drawdown proposed, GuardRules.@Nullable Drawdown own) {
        return new GuardRules.Drawdown(proposed.limit, proposed.from, own != null && own.restsAtStart());
    }

    /// As `daily loss 5%, drawdown 10% of start from START`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        add(text, "daily loss", dailyLoss);
        add(text, "drawdown", drawdown == null ? null : drawdown.limit + " from " + drawdown.from);
        add(text, "lots", maxLots);
        add(text, "positions", maxPositions);
        return text.isEmpty() ? "nothing" : text.toString();
    }

    private static void add(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
        }
    }
}
