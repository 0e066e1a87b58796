package io.fairlead.core.event;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.GuardRules.Caps;
import io.fairlead.core.model.GuardRules.DailyLoss;
import io.fairlead.core.model.GuardRules.Drawdown;
import io.fairlead.core.model.GuardRules.Locking;
import io.fairlead.core.model.GuardRules.Trust;
import io.fairlead.core.model.GuardRules.WeekTime;
import io.fairlead.core.model.GuardRules.Weekend;
import io.fairlead.core.model.GuardRules.WindowAction;
import io.fairlead.core.model.GuardRules.Windows;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.ProposedLimits;
import io.fairlead.core.model.TradingDay;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The guard's rules in the log. Pure.
final class GuardRulesCodec {
    private static final LossLimit.Unit[] UNITS = LossLimit.Unit.values();
    private static final GuardRules.Base[] BASES = GuardRules.Base.values();
    private static final GuardRules.From[] FROMS = GuardRules.From.values();
    private static final WindowAction[] ACTIONS = WindowAction.values();
    private static final DayOfWeek[] DAYS = DayOfWeek.values();

    private GuardRulesCodec() {}

    static void write(GuardRules rules, ModelWriter to) {
        ByteWriter out = to.out();
        out.text(rules.name());
        out.text(rules.firm());
        to.decimal(rules.startBalance());
        out.bool(rules.venueReports());
        out.text(rules.day().zone().getId());
        time(rules.day().start(), out);
        daily(rules.dailyLoss(), to);
        drawdown(rules.drawdown(), to);
        to.decimal(rules.caps().maxLots());
        out.signed(rules.caps().maxPositions() == null ? -1 : rules.caps().maxPositions());
        out.bool(rules.caps().opposites());
        out.unsigned(rules.locking().warnPercents().size());
        rules.locking().warnPercents().forEach(out::signed);
        out.signed(rules.locking().bufferPercent());
        to.decimal(rules.locking().adversePercent());
        out.signed(rules.trust().staleNanos());
        out.signed(rules.trust().jumpPercent());
        out.signed(rules.trust().settleNanos());
        out.signed(rules.trust().aloneNanos());
        windows(rules.windows(), out);
    }

    private static void daily(@Nullable DailyLoss rule, ModelWriter to) {
        to.out().bool(rule != null);
        if (rule != null) {
            limit(rule.limit(), to);
            to.out().constant(rule.base());
            to.out().bool(rule.unlocksNextDay());
        }
    }

    private static void drawdown(@Nullable Drawdown rule, ModelWriter to) {
        to.out().bool(rule != null);
        if (rule != null) {
            limit(rule.limit(), to);
            to.out().constant(rule.from());
            to.out().bool(rule.restsAtStart());
        }
    }

    private static void limit(LossLimit limit, ModelWriter to) {
        to.decimal(limit.value());
        to.out().constant(limit.unit());
    }

    private static void windows(Windows windows, ByteWriter out) {
        out.constant(windows.news());
        out.signed(windows.newsBeforeNanos());
        out.signed(windows.newsAfterNanos());
        Weekend weekend = windows.weekend();
        out.bool(weekend != null);
        if (weekend != null) {
            out.constant(weekend.action());
            out.constant(weekend.closes().day());
            time(weekend.closes().time(), out);
            out.constant(weekend.opens().day());
            time(weekend.opens().time(), out);
            out.signed(weekend.aheadNanos());
        }
    }

    private static void time(LocalTime time, ByteWriter out) {
        out.signed(time.toNanoOfDay());
    }

    static GuardRules read(ModelReader from) {
        ByteReader in = from.in();
        return new GuardRules(
                in.text(),
                in.text(),
                from.decimalOrNull(),
                in.bool(),
                new TradingDay(zone(in.text()), time(in)),
                in.bool() ? new DailyLoss(limit(from), in.constant(BASES), in.bool()) : null,
                in.bool() ? new Drawdown(limit(from), in.constant(FROMS), in.bool()) : null,
                caps(from),
                new Locking(percents(in), in.int32(), from.decimalOrNull()),
                new Trust(in.signed(), in.int32(), in.signed(), in.signed()),
                windows(in));
    }

    static void write(ProposedLimits proposed, ModelWriter to) {
        LossLimit dailyLoss = proposed.dailyLoss();
        to.out().bool(dailyLoss != null);
        if (dailyLoss != null) {
            limit(dailyLoss, to);
        }
        ProposedLimits.Drawdown drawdown = proposed.drawdown();
        to.out().bool(drawdown != null);
        if (drawdown != null) {
            limit(drawdown.limit(), to);
            to.out().constant(drawdown.from());
        }
        to.decimal(proposed.maxLots());
        to.out().signed(proposed.maxPositions() == null ? -1 : proposed.maxPositions());
    }

    static ProposedLimits readProposed(ModelReader from) {
        ByteReader in = from.in();
        LossLimit dailyLoss = in.bool() ? limit(from) : null;
        ProposedLimits.Drawdown drawdown =
                in.bool() ? new ProposedLimits.Drawdown(limit(from), in.constant(FROMS)) : null;
        Decimal maxLots = from.decimalOrNull();
        int maxPositions = in.int32();
        return new ProposedLimits(dailyLoss, drawdown, maxLots, maxPositions < 0 ? null : maxPositions);
    }

    private static LossLimit limit(ModelReader from) {
        return new LossLimit(from.decimal(), from.in().constant(UNITS));
    }

    private static Caps caps(ModelReader from) {
        Decimal maxLots = from.decimalOrNull();
        int maxPositions = from.in().int32();
        return new Caps(
                maxLots, maxPositions < 0 ? null : maxPositions, from.in().bool());
    }

    private static List<Integer> percents(ByteReader in) {
        List<Integer> percents = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            percents.add(in.int32());
        }
        return percents;
    }

    private static Windows windows(ByteReader in) {
        return new Windows(in.constant(ACTIONS), in.signed(), in.signed(), in.bool() ? weekend(in) : null);
    }

    private static Weekend weekend(ByteReader in) {
        return new Weekend(
                in.constant(ACTIONS),
                new WeekTime(in.constant(DAYS), time(in)),
                new WeekTime(in.constant(DAYS), time(in)),
                in.signed());
    }

    private static LocalTime time(ByteReader in) {
        try {
            return LocalTime.ofNanoOfDay(in.signed());
        } catch (DateTimeException e) {
            throw new EventFormatException("a time of day is none", e);
        }
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new EventFormatException("time zone '" + id + "' is not known here", e);
        }
    }
}
