package io.fairlead.core.limit;

import io.fairlead.core.model.Decimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The value of a limit. Prints as a person writes it, and `LimitKind.parse` reads that again.
public sealed interface LimitValue {
    /// What the checks compare with: millionths of an amount, a count, nanoseconds, 1 for yes.
    long number();

    /// An amount, not negative, of at most six decimals.
    record Amount(Decimal value) implements LimitValue {
        private static final int PLACES = 6;

        public Amount {
            if (value.signum() < 0 || value.scale() > PLACES || value.compareTo(LARGEST) > 0) {
                throw new IllegalArgumentException(
                        "must be an amount from 0 to " + LARGEST + " of at most " + PLACES + " decimals, was " + value);
            }
        }

        static Amount parse(String text) {
            return new Amount(Decimal.of(text));
        }

        @Override
        public long number() {
            return Micros.of(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// How many.
    record Count(int count) implements LimitValue {
        static Count parse(String text, int largest) {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > largest) {
                throw new IllegalArgumentException(
                        "must be a whole number from 0 to " + largest + ", was '" + text + "'");
            }
            return new Count(Integer.parseInt(text));
        }

        @Override
        public long number() {
            return count;
        }

        @Override
        public String toString() {
            return Integer.toString(count);
        }
    }

    /// A span of time.
    record Span(long number) implements LimitValue {
        private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

        public Span {
            if (number < 0 || number > DAY || number % MILLI != 0) {
                throw new IllegalArgumentException("must be whole milliseconds, 24h at most, was " + number + "ns");
            }
        }

        static Span parse(String text) {
            Matcher span = TEXT.matcher(text);
            if (!span.matches()) {
                throw new IllegalArgumentException("must be a span as 500ms, 30s, 5m or 1h, was '" + text + "'");
            }
            long count = Long.parseLong(span.group(1));
            return new Span(
                    switch (span.group(2)) {
                        case "ms" -> count * MILLI;
                        case "s" -> count * SECOND;
                        case "m" -> count * MINUTE;
                        default -> count * HOUR;
                    });
        }

        @Override
        public String toString() {
            if (number % SECOND != 0) {
                return number / MILLI + "ms";
            }
            if (number % MINUTE != 0 || number == 0) {
                return number / SECOND + "s";
            }
            return number % HOUR == 0 ? number / HOUR + "h" : number / MINUTE + "m";
        }
    }

    /// At most `count` in any `span`.
    record Times(int count, Span span) implements LimitValue {
        private static final int LARGEST_COUNT = 1_000;

        static Times parse(String text) {
            String[] parts = text.strip().split(" +", -1);
            if (parts.length != 3 || !parts[1].equals("in")) {
                throw new IllegalArgumentException("must be a count in a span, as '30 in 5s', was '" + text + "'");
            }
            return new Times(Count.parse(parts[0], LARGEST_COUNT).count, Span.parse(parts[2]));
        }

        @Override
        public long number() {
            return count;
        }

        @Override
        public String toString() {
            return count + " in " + span;
        }
    }

    /// Yes or no.
    record Switch(boolean on) implements LimitValue {
        static Switch parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "yes", "true" -> new Switch(true);
                case "no", "false" -> new Switch(false);
                default -> throw new IllegalArgumentException("must be yes or no, was '" + text + "'");
            };
        }

        @Override
        public long number() {
            return on ? 1 : 0;
        }

        @Override
        public String toString() {
            return on ? "yes" : "no";
        }
    }

    /// When the market is open.
    record Hours(TradingHours hours) implements LimitValue {
        @Override
        public long number() {
            return 1;
        }

        @Override
        public String toString() {
            return hours.toString();
        }
    }

    /// A trillion, in which millionths still fit with room to spare.
    Decimal LARGEST = Decimal.of(1_000_000_000_000L);
    long MILLI = 1_000_000L;
    long SECOND = 1_000 * MILLI;
    long MINUTE = 60 * SECOND;
    long HOUR = 60 * MINUTE;
    long DAY = 24 * HOUR;
}
