package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardLine;
import io.fairlead.core.model.VenueId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of the guard's events in the log, in the order of the records. Pure.
final class GuardEventCodec {
    private static final GuardLimit[] LIMITS = GuardLimit.values();
    private static final EquityReading.Problem[] PROBLEMS = EquityReading.Problem.values();

    private GuardEventCodec() {}

    static int typeOf(GuardEvent event) {
        return switch (event) {
            case GuardEvent.RulesSet _ -> EventType.GUARD_RULES_SET;
            case GuardEvent.DayOpened _ -> EventType.GUARD_DAY_OPENED;
            case GuardEvent.HighMarked _ -> EventType.GUARD_HIGH_MARKED;
            case GuardEvent.Warned _ -> EventType.GUARD_WARNED;
            case GuardEvent.Locked _ -> EventType.GUARD_LOCKED;
            case GuardEvent.Unlocked _ -> EventType.GUARD_UNLOCKED;
            case GuardEvent.FlattenDecided _ -> EventType.GUARD_FLATTEN_DECIDED;
            case GuardEvent.WindowBegan _ -> EventType.GUARD_WINDOW_BEGAN;
            case GuardEvent.Rearmed _ -> EventType.GUARD_REARMED;
            case GuardEvent.BalanceStated _ -> EventType.GUARD_BALANCE_STATED;
            case GuardEvent.LimitsAccepted _ -> EventType.GUARD_LIMITS_ACCEPTED;
            case GuardEvent.LimitsDropped _ -> EventType.GUARD_LIMITS_DROPPED;
        };
    }

    static void write(GuardEvent event, ModelWriter to) {
        to.account(event.account());
        switch (event) {
            case GuardEvent.RulesSet e -> GuardRulesCodec.write(e.rules(), to);
            case GuardEvent.DayOpened e -> {
                to.out().signed(e.day().toEpochDay());
                to.decimal(e.base());
                readings(e.readings(), to);
            }
            case GuardEvent.HighMarked e -> {
                to.decimal(e.mark());
                readings(e.readings(), to);
            }
            case GuardEvent.Warned e -> warned(e, to);
            case GuardEvent.Locked e -> locked(e, to);
            case GuardEvent.Unlocked e -> {
                to.origin(e.origin());
                to.out().constant(e.limit());
                to.out().text(e.because());
            }
            case GuardEvent.FlattenDecided e -> {
                to.out().text(e.reason());
                readings(e.readings(), to);
                to.out().text(e.confirmedBy());
            }
            case GuardEvent.WindowBegan e -> {
                to.out().text(e.window());
                to.out().signed(e.endsNanos());
            }
            case GuardEvent.Rearmed e -> to.out().constant(e.limit());
            case GuardEvent.BalanceStated e -> stated(e, to);
            case GuardEvent.LimitsAccepted e -> accepted(e, to);
            case GuardEvent.LimitsDropped e -> {
                to.origin(e.origin());
                to.out().text(e.because());
            }
        }
    }

    private static void accepted(GuardEvent.LimitsAccepted e, ModelWriter to) {
        to.origin(e.origin());
        GuardRulesCodec.write(e.limits(), to);
        to.out().text(e.source());
        to.out().text(e.because());
    }

    private static void warned(GuardEvent.Warned e, ModelWriter to) {
        to.out().constant(e.limit());
        to.out().signed(e.percent());
        line(e.line(), to);
        readings(e.readings(), to);
    }

    private static void locked(GuardEvent.Locked e, ModelWriter to) {
        to.out().constant(e.limit());
        line(e.line(), to);
        readings(e.readings(), to);
        to.out().text(e.why());
    }

    static GuardEvent read(int type, long at, ModelReader from) {
        AccountId account = from.account();
        ByteReader in = from.in();
        return switch (type) {
            case EventType.GUARD_RULES_SET -> new GuardEvent.RulesSet(at, account, GuardRulesCodec.read(from));
            case EventType.GUARD_DAY_OPENED ->
                new GuardEvent.DayOpened(at, account, date(in), from.decimal(), readings(from));
            case EventType.GUARD_HIGH_MARKED -> new GuardEvent.HighMarked(at, account, from.decimal(), readings(from));
            case EventType.GUARD_WARNED -> {
                GuardLimit limit = in.constant(LIMITS);
                int percent = in.int32();
                GuardLine line = line(from);
                if (line == null) {
                    throw new EventFormatException("the line of a warning is missing");
                }
                yield new GuardEvent.Warned(at, account, limit, percent, line, readings(from));
            }
            case EventType.GUARD_LOCKED ->
                new GuardEvent.Locked(at, account, in.constant(LIMITS), line(from), readings(from), in.text());
            case EventType.GUARD_UNLOCKED ->
                new GuardEvent.Unlocked(at, from.origin(), account, in.constant(LIMITS), in.text());
            case EventType.GUARD_FLATTEN_DECIDED ->
                new GuardEvent.FlattenDecided(at, account, in.text(), readings(from), in.text());
            case EventType.GUARD_WINDOW_BEGAN -> new GuardEvent.WindowBegan(at, account, in.text(), in.signed());
            case EventType.GUARD_REARMED -> new GuardEvent.Rearmed(at, account, in.constant(LIMITS));
            case EventType.GUARD_BALANCE_STATED ->
                new GuardEvent.BalanceStated(
                        at, from.origin(), account, from.decimal(), realised(from), in.bool(), in.text());
            case EventType.GUARD_LIMITS_ACCEPTED ->
                new GuardEvent.LimitsAccepted(
                        at, from.origin(), account, GuardRulesCodec.readProposed(from), in.text(), in.text());
            case EventType.GUARD_LIMITS_DROPPED -> new GuardEvent.LimitsDropped(at, from.origin(), account, in.text());
            default -> throw new EventFormatException("event type " + type + " is no event of the guard");
        };
    }

    static void write(LimitsPublished published, ModelWriter to) {
        to.account(published.account());
        to.out().text(published.source());
        GuardRulesCodec.write(published.limits(), to);
    }

    static LimitsPublished readPublished(VenueId venue, ModelReader from) {
        return new LimitsPublished(venue, from.account(), from.in().text(), GuardRulesCodec.readProposed(from));
    }

    private static LocalDate date(ByteReader in) {
        long day = in.signed();
        if (day < LocalDate.MIN.toEpochDay() || day > LocalDate.MAX.toEpochDay()) {
            throw new EventFormatException("no date is " + day + " days from 1970");
        }
        return LocalDate.ofEpochDay(day);
    }

    private static void readings(List<EquityReading> readings, ModelWriter to) {
        to.out().unsigned(readings.size());
        for (EquityReading each : readings) {
            to.out().text(each.source());
            to.decimal(each.equity());
            to.decimal(each.balance());
            to.out().signed(each.takenNanos());
            to.out().constant(each.problem());
            to.out().text(each.why());
        }
    }

    private static List<EquityReading> readings(ModelReader from) {
        List<EquityReading> readings = new ArrayList<>();
        ByteReader in = from.in();
        for (int left = in.size(); left > 0; left--) {
            readings.add(new EquityReading(
                    in.text(),
                    from.decimalOrNull(),
                    from.decimalOrNull(),
                    in.signed(),
                    in.constant(PROBLEMS),
                    in.text()));
        }
        return readings;
    }

    private static void line(@Nullable GuardLine line, ModelWriter to) {
        to.out().bool(line != null);
        if (line != null) {
            to.decimal(line.base());
            to.decimal(line.limit());
            to.decimal(line.floor());
            to.decimal(line.lockAt());
        }
    }

    private static @Nullable GuardLine line(ModelReader from) {
        return from.in().bool() ? new GuardLine(from.decimal(), from.decimal(), from.decimal(), from.decimal()) : null;
    }

    private static void stated(GuardEvent.BalanceStated e, ModelWriter to) {
        to.origin(e.origin());
        to.decimal(e.balance());
        to.out().unsigned(e.realised().size());
        for (GuardEvent.Realised each : e.realised()) {
            to.out().text(each.currency().code());
            to.decimal(each.amount());
        }
        to.out().bool(e.newStart());
        to.out().text(e.because());
    }

    private static List<GuardEvent.Realised> realised(ModelReader from) {
        List<GuardEvent.Realised> realised = new ArrayList<>();
        for (int left = from.in().size(); left > 0; left--) {
            Currency currency = new Currency(from.in().text());
            Decimal amount = from.decimal();
            realised.add(new GuardEvent.Realised(currency, amount));
        }
        return realised;
    }
}
