package io.fairlead.core.risk;

import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.limit.Micros;

/// Numbers of the checks in words: as `LimitValue.number` counts them, as a person writes them. Pure.
public final class LimitWords {
    private LimitWords() {}

    /// A number that a kind of limit was compared with, or its limit.
    public static String shown(LimitKind kind, long number) {
        return switch (kind.unit()) {
            case LOTS, MONEY, FRACTION, RATIO ->
                number == Micros.TOO_MUCH
                        ? "beyond measure"
                        : Micros.decimal(number).toString();
            case COUNT, TIMES -> Long.toString(number);
            case TIME -> millis(number);
            case YES_OR_NO -> number == 1 ? "yes" : "no";
            case HOURS -> number == 1 ? "open" : "closed";
        };
    }

    private static String millis(long nanos) {
        return nanos % LimitValue.SECOND == 0 ? nanos / LimitValue.SECOND + "s" : nanos / LimitValue.MILLI + "ms";
    }

    /// What is left below a limit; negative where it is passed, empty where the kind is no quantity.
    public static String difference(LimitKind kind, long limit, long used) {
        return switch (kind.unit()) {
            case LOTS, MONEY, FRACTION, RATIO -> {
                boolean beyond = used == Micros.TOO_MUCH;
                yield beyond
                        ? ""
                        : used > limit
                                ? "-" + Micros.decimal(used - limit)
                                : Micros.decimal(limit - used).toString();
            }
            case COUNT, TIMES -> Long.toString(limit - used);
            case TIME, YES_OR_NO, HOURS -> "";
        };
    }

    /// What the number counts, to be put behind it; empty where it says so itself.
    static String unit(LimitKind kind) {
        return switch (kind.unit()) {
            case LOTS -> " lots";
            case RATIO -> " times equity";
            case COUNT -> kind == LimitKind.MAX_OPEN_ORDERS ? " open orders" : " orders";
            case TIMES -> " times";
            case MONEY, FRACTION, TIME, YES_OR_NO, HOURS -> "";
        };
    }
}
