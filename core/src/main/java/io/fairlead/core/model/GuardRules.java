package io.fairlead.core.model;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a firm demands of an account, and how the guard keeps to it. Immutable.
///
/// @param name of the set of rules; empty where the account only belongs to a firm
/// @param firm accounts of one firm must not hold opposite positions; empty for none
/// @param startBalance what the account began with; null if not told
/// @param venueReports whether the venue tells what the account is worth
public record GuardRules(
        String name,
        String firm,
        @Nullable Decimal startBalance,
        boolean venueReports,
        TradingDay day,
        @Nullable DailyLoss dailyLoss,
        @Nullable Drawdown drawdown,
        Caps caps,
        Locking locking,
        Trust trust,
        Windows windows) {

    /// The loss of a day. `unlocksNextDay` lifts the lock with the day, else an admin does.
    public record DailyLoss(LossLimit limit, Base base, boolean unlocksNextDay) {}

    /// What a day's loss is measured from, as it stood when the day began.
    public enum Base {
        BALANCE,
        EQUITY,
        /// The higher of the two.
        HIGHER
    }

    /// The loss overall. With `restsAtStart` a trailing floor stops rising at the start balance.
    public record Drawdown(LossLimit limit, From from, boolean restsAtStart) {}

    /// What the overall loss is measured from.
    public enum From {
        START,
        BALANCE_HIGH,
        EQUITY_HIGH
    }

    /// Null means any. `opposites` lets accounts of the firm hold opposite positions.
    public record Caps(@Nullable Decimal maxLots, @Nullable Integer maxPositions, boolean opposites) {
        public static final Caps NONE = new Caps(null, null, true);
    }

    /// When to warn and to act, in percent of a limit: at each of `warnPercents` used a warning, and `bufferPercent`
    /// before its end the lock. With an `adversePercent`, an order whose worst case (its stop loss, or that move
    /// against it) would reach the lock is refused.
    public record Locking(
            List<Integer> warnPercents,
            int bufferPercent,
            @Nullable Decimal adversePercent) {
        public static final Locking STANDARD = new Locking(List.of(70, 85), 5, null);

        public Locking {
            warnPercents = warnPercents.stream().sorted().toList();
        }
    }

    /// When to believe a figure: not older than `staleNanos`, and within `jumpPercent` of the one before unless it
    /// stays there for `settleNanos` or another source bears it out. Where no second source has a fresh figure, one
    /// alone flattens after `aloneNanos` below the line; never if negative.
    public record Trust(long staleNanos, int jumpPercent, long settleNanos, long aloneNanos) {
        private static final long SECOND = 1_000_000_000L;
        public static final Trust STANDARD = new Trust(30 * SECOND, 10, 60 * SECOND, -1);
    }

    /// What happens in a window of time.
    public enum WindowAction {
        NONE,
        /// New orders are refused.
        REFUSE,
        /// That, and the account is emptied when it begins.
        FLATTEN
    }

    /// Around news, new orders in instruments of that currency; over the weekend, all.
    public record Windows(
            WindowAction news,
            long newsBeforeNanos,
            long newsAfterNanos,
            @Nullable Weekend weekend) {
        public static final Windows NONE = new Windows(WindowAction.NONE, 0, 0, null);
    }

    /// From so long before the close until the market opens again, in the zone of the day.
    public record Weekend(WindowAction action, WeekTime closes, WeekTime opens, long aheadNanos) {}

    /// A time of the week.
    public record WeekTime(DayOfWeek day, LocalTime time) {}

    /// No rules at all.
    public static final GuardRules NONE = new GuardRules(
            "",
            "",
            null,
            false,
            new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
            null,
            null,
            Caps.NONE,
            Locking.STANDARD,
            Trust.STANDARD,
            Windows.NONE);

    /// The same for a venue that reports values, or one that does not.
    public GuardRules reportedByVenue(boolean reports) {
        return new GuardRules(
                name, firm, startBalance, reports, day, dailyLoss, drawdown, caps, locking, trust, windows);
    }

    /// Whether anything is measured in money.
    public boolean watchesEquity() {
        return dailyLoss != null || drawdown != null;
    }
}
