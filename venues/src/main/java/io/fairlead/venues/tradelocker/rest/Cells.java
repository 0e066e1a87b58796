package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads single values of the venue: texts that hold numbers of any scale, times in milliseconds, "true" as a word.
final class Cells {
    private static final int LONGEST_WORD = 1_024;
    private static final int LONGEST_NUMBER = 48;
    private static final int LARGEST_EXPONENT = 99;
    private static final long MILLI_NANOS = 1_000_000L;
    private static final long LAST_MILLI = Long.MAX_VALUE / MILLI_NANOS;

    private Cells() {}

    /// Null if it is null or empty.
    static @Nullable String word(Json cell, String what) throws Unreadable {
        return switch (cell) {
            case Json.Null _ -> null;
            case Json.Word(String text) when text.length() <= LONGEST_WORD -> text.isEmpty() ? null : text;
            case Json.Bool(boolean value) -> Boolean.toString(value);
            case Json.Word _, Json.Obj _, Json.Arr _ -> throw new Unreadable(what + " is no short text");
        };
    }

    static String neededWord(Json cell, String what) throws Unreadable {
        String word = word(cell, what);
        if (word == null) {
            throw new Unreadable(what + " is not there");
        }
        return word;
    }

    /// An id that means nothing where it is 0.
    static @Nullable String id(Json cell, String what) throws Unreadable {
        String word = word(cell, what);
        return word == null || word.equals("0") ? null : word;
    }

    /// Exactly as written; null if it is null or empty.
    static @Nullable Decimal exact(Json cell, String what) throws Unreadable {
        String word = word(cell, what);
        if (word == null) {
            return null;
        }
        try {
            return isPlain(word) ? Decimal.of(word) : Decimal.ofExact(scientific(word, what));
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new Unreadable(what + " is no number that is kept exactly: " + shown(word));
        }
    }

    static Decimal neededExact(Json cell, String what) throws Unreadable {
        Decimal number = exact(cell, what);
        if (number == null) {
            throw new Unreadable(what + " is not there");
        }
        return number;
    }

    /// A price that is not set where it is 0.
    static @Nullable Decimal price(Json cell, String what) throws Unreadable {
        Decimal price = exact(cell, what);
        return price == null || price.isZero() ? null : price;
    }

    /// Averages, results and prices of the market, some of them with all the digits of a `double`: exact where they
    /// fit, rounded half even where they have more than we keep.
    static @Nullable Decimal reckoned(Json cell, String what) throws Unreadable {
        String word = word(cell, what);
        if (word == null) {
            return null;
        }
        try {
            return Decimal.ofRounded(scientific(word, what), Decimal.MAX_SCALE);
        } catch (ArithmeticException _) {
            throw new Unreadable(what + " is too large: " + shown(word));
        }
    }

    static Decimal neededReckoned(Json cell, String what) throws Unreadable {
        Decimal number = reckoned(cell, what);
        if (number == null) {
            throw new Unreadable(what + " is not there");
        }
        return number;
    }

    static @Nullable Decimal reckonedPrice(Json cell, String what) throws Unreadable {
        Decimal price = reckoned(cell, what);
        return price == null || price.isZero() ? null : price;
    }

    private static boolean isPlain(String word) {
        return word.indexOf('e') < 0 && word.indexOf('E') < 0;
    }

    /// An exponent of a hostile size would be paid for by the digits that it stands for.
    private static BigDecimal scientific(String word, String what) throws Unreadable {
        int e = Math.max(word.indexOf('e'), word.indexOf('E'));
        try {
            if (word.length() <= LONGEST_NUMBER
                    && (e < 0 || Math.abs(Integer.parseInt(word.substring(e + 1))) <= LARGEST_EXPONENT)) {
                return new BigDecimal(word);
            }
        } catch (NumberFormatException _) {
            throw new Unreadable(what + " is no number: " + shown(word));
        }
        throw new Unreadable(what + " is no number that is kept: " + shown(word));
    }

    private static String shown(String word) {
        return "'" + (word.length() > 40 ? word.substring(0, 40) + "…" : word) + "'";
    }

    static Side side(Json cell, String what) throws Unreadable {
        return switch (neededWord(cell, what).toLowerCase(Locale.ROOT)) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new Unreadable(what + " is neither buy nor sell");
        };
    }

    /// Null if it is null or empty.
    static @Nullable Boolean flag(Json cell, String what) throws Unreadable {
        String word = word(cell, what);
        return switch (word) {
            case null -> null;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new Unreadable(what + " is neither true nor false");
        };
    }

    /// Epoch nanoseconds of a time in milliseconds; 0 if it is not there.
    static long millis(Json cell, String what) throws Unreadable {
        String word = word(cell, what);
        if (word == null) {
            return 0;
        }
        long millis = whole(word, what);
        if (millis < 0 || millis > LAST_MILLI) {
            throw new Unreadable(what + " is no time: " + shown(word));
        }
        return millis * MILLI_NANOS;
    }

    static long whole(String word, String what) throws Unreadable {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException _) {
            throw new Unreadable(what + " is no whole number: " + shown(word));
        }
    }
}
