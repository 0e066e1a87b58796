package io.fairlead.core.testing;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardLine;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.GuardRules.WindowAction;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.ProposedLimits;
import io.fairlead.core.model.TradingDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Random events of the guard, with every part that may be absent absent at times.
public final class RandomGuardEvents {
    private final Generator random;

    public RandomGuardEvents(Generator random) {
        this.random = random;
    }

    public Event ofType(int type, long at) {
        AccountId account = new AccountId(random.id(32));
        return switch (type) {
            case EventType.GUARD_RULES_SET -> new GuardEvent.RulesSet(at, account, rules());
            case EventType.GUARD_DAY_OPENED ->
                new GuardEvent.DayOpened(
                        at, account, LocalDate.ofEpochDay(between(-9999, 99_999)), decimal(), readings());
            case EventType.GUARD_HIGH_MARKED -> new GuardEvent.HighMarked(at, account, decimal(), readings());
            case EventType.GUARD_WARNED ->
                new GuardEvent.Warned(at, account, limit(), between(0, 100), line(), readings());
            case EventType.GUARD_LOCKED ->
                new GuardEvent.Locked(at, account, limit(), maybe(this::line), readings(), random.text());
            case EventType.GUARD_UNLOCKED -> new GuardEvent.Unlocked(at, origin(), account, limit(), random.text());
            case EventType.GUARD_FLATTEN_DECIDED ->
                new GuardEvent.FlattenDecided(at, account, random.text(), readings(), random.text());
            case EventType.GUARD_WINDOW_BEGAN ->
                new GuardEvent.WindowBegan(at, account, random.text(), random.anyLong());
            case EventType.GUARD_REARMED -> new GuardEvent.Rearmed(at, account, limit());
            case EventType.GUARD_LIMITS_ACCEPTED ->
                new GuardEvent.LimitsAccepted(at, origin(), account, proposed(), random.text(), random.text());
            case EventType.GUARD_LIMITS_DROPPED -> new GuardEvent.LimitsDropped(at, origin(), account, random.text());
            default ->
                new GuardEvent.BalanceStated(
                        at, origin(), account, decimal(), realised(), random.chance(50), random.text());
        };
    }

    public GuardRules rules() {
        return new GuardRules(
                random.text(),
                random.text(),
                maybe(this::decimal),
                random.chance(50),
                new TradingDay(ZoneId.of(random.oneOf("UTC", "Europe/Prague", "America/New_York")), time()),
                maybe(() ->
                        new GuardRules.DailyLoss(loss(), random.constant(GuardRules.Base.class), random.chance(50))),
                maybe(() -> new GuardRules.Drawdown(loss(), random.constant(GuardRules.From.class), random.chance(50))),
                new GuardRules.Caps(maybe(this::decimal), maybe(() -> between(0, 99)), random.chance(50)),
                new GuardRules.Locking(List.of(between(1, 50), between(51, 99)), between(0, 50), maybe(this::decimal)),
                new GuardRules.Trust(random.anyLong(), between(1, 99), random.anyLong(), random.anyLong()),
                new GuardRules.Windows(
                        random.constant(WindowAction.class), random.anyLong(), random.anyLong(), maybe(this::weekend)));
    }

    public ProposedLimits proposed() {
        return new ProposedLimits(
                maybe(this::loss),
                maybe(() -> new ProposedLimits.Drawdown(loss(), random.constant(GuardRules.From.class))),
                maybe(() -> Decimal.of(between(1, 999))),
                maybe(() -> between(1, 99)));
    }

    private LossLimit loss() {
        return new LossLimit(Decimal.of(between(1, 100)), random.constant(LossLimit.Unit.class));
    }

    private GuardRules.Weekend weekend() {
        return new GuardRules.Weekend(
                random.constant(WindowAction.class),
                new GuardRules.WeekTime(random.constant(DayOfWeek.class), time()),
                new GuardRules.WeekTime(random.constant(DayOfWeek.class), time()),
                random.anyLong());
    }

    private LocalTime time() {
        return LocalTime.ofSecondOfDay(between(0, 86_399));
    }

    private List<EquityReading> readings() {
        List<EquityReading> readings = new ArrayList<>();
        for (int left = between(0, 3); left > 0; left--) {
            readings.add(new EquityReading(
                    random.text(),
                    maybe(this::decimal),
                    maybe(this::decimal),
                    random.anyLong(),
                    random.constant(EquityReading.Problem.class),
                    random.text()));
        }
        return readings;
    }

    private List<GuardEvent.Realised> realised() {
        List<GuardEvent.Realised> realised = new ArrayList<>();
        for (int left = between(0, 3); left > 0; left--) {
            realised.add(new GuardEvent.Realised(new Currency("X" + random.word(7)), decimal()));
        }
        return realised;
    }

    private GuardLine line() {
        return new GuardLine(decimal(), decimal(), decimal(), decimal());
    }

    private GuardLimit limit() {
        return random.constant(GuardLimit.class);
    }

    private Origin origin() {
        return new Origin(random.text(), random.text(), random.text());
    }

    private Decimal decimal() {
        return random.decimal();
    }

    private int between(int low, int high) {
        return random.between(low, high);
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.chance(70) ? value.get() : null;
    }
}
