package io.fairlead.app.config;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.GuardRules.WindowAction;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.TradingDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of `guard.rules`: one firm's limits, and how the guard keeps to them.
final class GuardRulesTable {
    private static final Shape.Scalar<LossLimit> LOSS = new Shape.Scalar<>(
            "an amount as 2500, or a part as 5% or \"5% of start\"",
            Map.of("type", List.of("number", "string")), LossLimit::parse);

    static final Key<String> ID =
            Key.required("id", Scalars.text("text of 1 to 32 characters", 32), "The name that accounts refer to.");
    static final Key<ZoneId> TIME_ZONE = Key.of(
            "time-zone", Scalars.ZONE, "UTC", "Zone of the firm's day and of its weekend; summer time is followed.");
    static final Key<LocalTime> DAY_STARTS = Key.of("day-starts", Scalars.TIME, "00:00", "When the firm's day begins.");
    static final Key<LossLimit> DAILY_LOSS = Key.optional(
            "daily-loss", LOSS, "The firm's limit for the loss of a day; a part is one of what it is measured from.");
    static final Key<GuardRules.Base> DAILY_LOSS_FROM = Key.of(
            "daily-loss-from",
            Scalars.oneOf(GuardRules.Base.class),
            "higher",
            "What a day's loss is measured from, as it stood when the day began: balance, equity, or the higher.");
    static final Key<Boolean> UNLOCK_NEXT_DAY = Key.of(
            "unlock-next-day",
            Scalars.FLAG,
            "true",
            "Whether the next day lifts the lock for a day's loss; an admin does otherwise.");
    static final Key<LossLimit> MAX_DRAWDOWN = Key.optional(
            "max-drawdown", LOSS, "The firm's limit for the loss overall; a part is one of what it is measured from.");
    static final Key<GuardRules.From> DRAWDOWN_FROM = Key.of(
            "drawdown-from",
            Scalars.oneOf(GuardRules.From.class),
            "start",
            "What the loss overall is measured from: the start balance, or the highest balance or equity so far.");
    static final Key<Boolean> RESTS_AT_START = Key.of(
            "floor-rests-at-start",
            Scalars.FLAG,
            "false",
            "Whether a floor that trails the highest mark stops rising at the start balance.");
    static final Key<Decimal> MAX_LOTS =
            Key.optional("max-lots", Scalars.POSITIVE, "The most lots over all instruments, live orders included.");
    static final Key<Integer> MAX_POSITIONS =
            Key.optional("max-positions", Scalars.whole(1, 10_000), "The most positions, live orders included.");
    static final Key<Boolean> OPPOSITES = Key.of(
            "opposite-positions",
            Scalars.FLAG,
            "false",
            "Whether accounts of one firm may hold opposite positions in an instrument.");
    static final Key<Integer> BUFFER = Key.of(
            "buffer-percent",
            Scalars.whole(1, 50),
            "5",
            "How much of a limit is left when the account is locked and emptied, before the firm's own limit.");
    static final Key<List<Integer>> WARN = Key.of(
            "warn-percents",
            new Shape.Several<>(Scalars.whole(1, 99)),
            "70,85",
            "How much of a limit is used up at each warning; below the lock.");
    static final Key<Decimal> ADVERSE_MOVE = Key.optional(
            "worst-case-percent",
            Scalars.POSITIVE,
            "With it, an order is refused whose worst case would reach the lock: its stop loss, or this move against"
                    + " it.");
    static final Key<Duration> STALE =
            Key.of("stale-after", Scalars.span("1s", "1h"), "30s", "How old a figure may be that is still trusted.");
    static final Key<Integer> JUMP = Key.of(
            "jump-percent",
            Scalars.whole(1, 100),
            "10",
            "The most, in percent of the start balance, that an account moves between two readings; more is a glitch"
                    + " until it stays or another source bears it out.");
    static final Key<Duration> SETTLE =
            Key.of("jump-settles", Scalars.span("1s", "1h"), "1m", "How long a jump must stay to be believed.");
    static final Key<Duration> ALONE = Key.optional(
            "flatten-alone-after",
            Scalars.span("1s", "1h"),
            "How long one source alone must have reached the line until the account is emptied, where no other has a"
                    + " fresh figure. Without it, one alone locks and never empties.");
    static final Key<WindowAction> NEWS = Key.of(
            "news",
            Scalars.oneOf(WindowAction.class),
            "none",
            "Around news about one of an instrument's currencies: nothing, refuse new orders, or flatten: empty the"
                    + " account too.");
    static final Key<Duration> NEWS_BEFORE =
            Key.of("news-before", Scalars.span("0s", "1d"), "2m", "How long before news the window begins.");
    static final Key<Duration> NEWS_AFTER =
            Key.of("news-after", Scalars.span("0s", "1d"), "2m", "How long after news it ends.");
    static final Key<WindowAction> WEEKEND = Key.of(
            "weekend", Scalars.oneOf(WindowAction.class), "none", "Over the weekend: nothing, refuse, or flatten.");
    static final Key<DayOfWeek> CLOSE_DAY = Key.of("close-day", Scalars.oneOf(days()), "fri", "When it closes.");
    static final Key<LocalTime> CLOSE = Key.of("close", Scalars.TIME, "22:00", "When it closes.");
    static final Key<DayOfWeek> OPEN_DAY = Key.of("open-day", Scalars.oneOf(days()), "sun", "When it opens again.");
    static final Key<LocalTime> OPEN = Key.of("open", Scalars.TIME, "22:00", "When it opens again.");
    static final Key<Duration> WEEKEND_AHEAD =
            Key.of("weekend-ahead", Scalars.span("0s", "1d"), "10m", "How long before the close the window begins.");

    static final Table TABLE = Table.of(
            "The limits of a firm.",
            ID,
            TIME_ZONE,
            DAY_STARTS,
            DAILY_LOSS,
            DAILY_LOSS_FROM,
            UNLOCK_NEXT_DAY,
            MAX_DRAWDOWN,
            DRAWDOWN_FROM,
            RESTS_AT_START,
            MAX_LOTS,
            MAX_POSITIONS,
            OPPOSITES,
            BUFFER,
            WARN,
            ADVERSE_MOVE,
            STALE,
            JUMP,
            SETTLE,
            ALONE,
            NEWS,
            NEWS_BEFORE,
            NEWS_AFTER,
            WEEKEND,
            CLOSE_DAY,
            CLOSE,
            OPEN_DAY,
            OPEN,
            WEEKEND_AHEAD);

    private GuardRulesTable() {}

    static GuardRules of(Values values, String firm, @Nullable Decimal startBalance) {
        LossLimit daily = values.find(DAILY_LOSS);
        LossLimit drawdown = values.find(MAX_DRAWDOWN);
        return new GuardRules(
                values.get(ID),
                firm,
                startBalance,
                false,
                new TradingDay(values.get(TIME_ZONE), values.get(DAY_STARTS)),
                daily == null
                        ? null
                        : new GuardRules.DailyLoss(daily, values.get(DAILY_LOSS_FROM), values.get(UNLOCK_NEXT_DAY)),
                drawdown == null
                        ? null
                        : new GuardRules.Drawdown(drawdown, values.get(DRAWDOWN_FROM), values.get(RESTS_AT_START)),
                new GuardRules.Caps(values.find(MAX_LOTS), values.find(MAX_POSITIONS), values.get(OPPOSITES)),
                new GuardRules.Locking(values.get(WARN), values.get(BUFFER), values.find(ADVERSE_MOVE)),
                trust(values),
                windows(values));
    }

    private static GuardRules.Trust trust(Values values) {
        Duration alone = values.find(ALONE);
        return new GuardRules.Trust(
                values.get(STALE).toNanos(),
                values.get(JUMP),
                values.get(SETTLE).toNanos(),
                alone == null ? -1 : alone.toNanos());
    }

    private static GuardRules.Windows windows(Values values) {
        GuardRules.Weekend weekend = values.get(WEEKEND) == WindowAction.NONE
                ? null
                : new GuardRules.Weekend(
                        values.get(WEEKEND),
                        new GuardRules.WeekTime(values.get(CLOSE_DAY), values.get(CLOSE)),
                        new GuardRules.WeekTime(values.get(OPEN_DAY), values.get(OPEN)),
                        values.get(WEEKEND_AHEAD).toNanos());
        return new GuardRules.Windows(
                values.get(NEWS),
                values.get(NEWS_BEFORE).toNanos(),
                values.get(NEWS_AFTER).toNanos(),
                weekend);
    }

    private static Map<String, DayOfWeek> days() {
        return HoursSettings.dayNames();
    }
}
