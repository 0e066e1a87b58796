package io.fairlead.fix.codec;

/// UTCTimestamp as nanoseconds since the Unix epoch, parsed and written without allocation.
///
/// An instance writes, and keeps the text of the second it wrote last; it belongs to the thread that polls the session.
/// Years 1970 to 2199 can be written; `long` nanoseconds end in 2262.
public final class UtcTimestamp {
    /// What parsing returns for bytes that are no timestamp.
    public static final long INVALID = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY_SECONDS = 86_400;
    private static final long DAY = DAY_SECONDS * SECOND;
    private static final int SECONDS_LENGTH = "YYYYMMDD-HH:MM:SS".length();

    private final byte[] text = new byte[SECONDS_LENGTH];
    private long writtenDay = Long.MIN_VALUE;
    private long writtenSecond = Long.MIN_VALUE;

    /// A writer that has not written yet.
    public UtcTimestamp() {}

    /// Writes the time with the given precision, truncated; returns the position behind.
    public int write(byte[] dst, int at, long epochNanos, TimestampPrecision precision) {
        long second = Math.floorDiv(epochNanos, SECOND);
        if (second != writtenSecond) {
            spellSecond(second);
            writtenSecond = second;
        }
        System.arraycopy(text, 0, dst, at, SECONDS_LENGTH);
        int digits = precision.digits();
        if (digits == 0) {
            return at + SECONDS_LENGTH;
        }
        dst[at + SECONDS_LENGTH] = '.';
        int fraction = (int) (epochNanos - second * SECOND) / (int) Ascii.power(9 - digits);
        return Ascii.writeFixed(dst, at + SECONDS_LENGTH + 1, fraction, digits);
    }

    private void spellSecond(long epochSecond) {
        long epochDay = Math.floorDiv(epochSecond, DAY_SECONDS);
        if (epochDay != writtenDay) {
            spellDay(epochDay);
            writtenDay = epochDay;
        }
        int second = (int) (epochSecond - epochDay * DAY_SECONDS);
        text[8] = '-';
        two(text, 9, second / 3600);
        text[11] = ':';
        two(text, 12, second / 60 % 60);
        text[14] = ':';
        two(text, 15, second % 60);
    }

    private static void two(byte[] dst, int at, int value) {
        dst[at] = (byte) ('0' + value / 10);
        dst[at + 1] = (byte) ('0' + value % 10);
    }

    /// Proleptic Gregorian date of a day number: eras of 400 years, years that begin in March.
    private void spellDay(long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        Ascii.writeFixed(text, 0, year, 4);
        Ascii.writeFixed(text, 4, month, 2);
        Ascii.writeFixed(text, 6, dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2);
    }

    /// Parses `YYYYMMDD-HH:MM:SS` with an optional fraction of 1 to 12 digits; digits past the ninth are dropped.
    /// Returns [#INVALID] for anything else.
    public static long parse(byte[] src, int from, int length) {
        return parse(length < 8 ? INVALID : parseDate(src, from, 8), src, from, length);
    }

    /// The same, when what the first eight bytes say is known.
    static long parse(long date, byte[] src, int from, int length) {
        if (length < SECONDS_LENGTH || src[from + 8] != '-') {
            return INVALID;
        }
        long time = parseTime(src, from + 9, length - 9);
        return date == INVALID || time == INVALID ? INVALID : date + time;
    }

    /// Parses a UTCDateOnly or LocalMktDate, `YYYYMMDD`, into the nanoseconds of its midnight, or [#INVALID].
    public static long parseDate(byte[] src, int from, int length) {
        if (length != 8) {
            return INVALID;
        }
        int year = Ascii.parseDigits(src, from, 4);
        int month = Ascii.parseDigits(src, from + 4, 2);
        int dayOfMonth = Ascii.parseDigits(src, from + 6, 2);
        if (year < 1970 || year > 2199 || month < 1 || month > 12) {
            return INVALID;
        }
        if (dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) {
            return INVALID;
        }
        return epochDay(year, month, dayOfMonth) * DAY;
    }

    /// Parses a UTCTimeOnly, `HH:MM:SS` with an optional fraction, into nanoseconds of the day, or [#INVALID].
    public static long parseTime(byte[] src, int from, int length) {
        int secondOfDay = length < 8 ? -1 : Words.secondOfDay(Words.get(src, from));
        if (secondOfDay < 0) {
            return INVALID;
        }
        long fraction = length == 8 ? 0 : parseFraction(src, from + 8, length - 8);
        return fraction < 0 ? INVALID : secondOfDay * SECOND + fraction;
    }

    private static long parseFraction(byte[] src, int from, int length) {
        int digits = length - 1;
        if (src[from] != '.' || digits < 1 || digits > 12) {
            return -1;
        }
        int kept = Math.min(digits, 9);
        int value = Ascii.parseDigits(src, from + 1, kept);
        if (value < 0 || (digits > 9 && Ascii.parseDigits(src, from + 10, digits - 9) < 0)) {
            return -1;
        }
        return value * Ascii.power(9 - kept);
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            default -> 31;
        };
    }

    private static long epochDay(int year, int month, int dayOfMonth) {
        int marchYear = month <= 2 ? year - 1 : year;
        int era = marchYear / 400;
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
