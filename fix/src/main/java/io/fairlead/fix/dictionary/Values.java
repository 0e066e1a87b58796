package io.fairlead.fix.dictionary;

import io.fairlead.fix.codec.UtcTimestamp;

/// The forms of values that only validation reads. Stateless; allocates nothing.
final class Values {
    private static final int MINUTES_LENGTH = 5;
    private static final int SECONDS_LENGTH = 8;

    private Values() {}

    /// One character, or several with one space between each two.
    static boolean singleCharacters(byte[] src, int from, int length) {
        boolean spaced = length % 2 == 1;
        for (int i = 1; i < length; i += 2) {
            spaced &= src[from + i] == ' ';
        }
        return spaced;
    }

    /// Upper-case letters and digits that start with a letter.
    static boolean code(byte[] src, int from, int length, int shortest, int longest) {
        boolean good = length >= shortest && length <= longest && src[from] >= 'A';
        for (int i = from; i < from + length; i++) {
            good &= (src[i] >= 'A' && src[i] <= 'Z') || digit(src[i]);
        }
        return good;
    }

    /// `YYYYMM`, `YYYYMMDD` or `YYYYMMww`, the last with `w1` to `w5`.
    static boolean monthYear(byte[] src, int from, int length) {
        if (length == 8 && src[from + 6] != 'w') {
            return UtcTimestamp.parseDate(src, from, 8) != UtcTimestamp.INVALID;
        }
        boolean week = length == 8 && src[from + 7] >= '1' && src[from + 7] <= '5';
        int month = length < 6 ? 0 : two(src, from + 4);
        return (length == 6 || week) && digits(src, from, 4) && month >= 1 && month <= 12;
    }

    /// `YYYYMMDD-`, then a zoned time.
    static boolean zonedTimestamp(byte[] src, int from, int length) {
        return length > 9
                && src[from + 8] == '-'
                && UtcTimestamp.parseDate(src, from, 8) != UtcTimestamp.INVALID
                && zonedTime(src, from + 9, length - 9);
    }

    /// `HH:MM`, perhaps `:SS` with a fraction, perhaps `Z`, `+hh`, `-hh`, `+hh:mm` or `-hh:mm`.
    static boolean zonedTime(byte[] src, int from, int length) {
        int time = 0;
        while (time < length && src[from + time] != 'Z' && src[from + time] != '+' && src[from + time] != '-') {
            time++;
        }
        if (time != MINUTES_LENGTH && time < SECONDS_LENGTH) {
            return false;
        }
        boolean good = time == MINUTES_LENGTH
                ? hoursAndMinutes(src, from, 23)
                : UtcTimestamp.parseTime(src, from, time) != UtcTimestamp.INVALID;
        return good && zone(src, from + time, length - time);
    }

    private static boolean zone(byte[] src, int from, int length) {
        return switch (length) {
            case 0 -> true;
            case 1 -> src[from] == 'Z';
            case 3 -> src[from] != 'Z' && two(src, from + 1) >= 0 && two(src, from + 1) <= 14;
            case 6 -> src[from] != 'Z' && hoursAndMinutes(src, from + 1, 14);
            default -> false;
        };
    }

    private static boolean hoursAndMinutes(byte[] src, int from, int lastHour) {
        int hour = two(src, from);
        int minute = two(src, from + 3);
        return hour >= 0 && hour <= lastHour && src[from + 2] == ':' && minute >= 0 && minute <= 59;
    }

    private static int two(byte[] src, int at) {
        return digits(src, at, 2) ? (src[at] - '0') * 10 + src[at + 1] - '0' : -1;
    }

    private static boolean digits(byte[] src, int from, int length) {
        boolean good = true;
        for (int i = from; i < from + length; i++) {
            good &= digit(src[i]);
        }
        return good;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }
}
