package io.fairlead.app.config;

import io.fairlead.app.config.Shape.Scalar;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.core.model.Decimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kinds of values that a configuration file knows.
final class Scalars {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,12})(ns|us|ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(B|KiB|MiB|GiB)?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,253})|[0-9A-Fa-f:]{2,45}");

    static final Scalar<Boolean> FLAG = new Scalar<>("true or false", Map.of("type", "boolean"), Scalars::flag);
    static final Scalar<Decimal> POSITIVE =
            new Scalar<>("a positive decimal", Map.of("type", List.of("number", "string")), Scalars::positive);
    static final Scalar<SecretRef> SECRET = new Scalar<>(
            "where a secret is kept: " + SecretRef.FORMS,
            Map.of("type", "string", "pattern", "^(env|file|keystore|vault):.+"),
            true,
            SecretRef::parse);
    static final Scalar<Path> PATH =
            new Scalar<>("a path, relative to the configuration file; ~ is the home folder", text(1024), Scalars::path);
    static final Scalar<String> HOST_NAME =
            new Scalar<>("a host name or address", text(255), matching(HOST, "a host name or address"));
    static final Scalar<URI> WEB_SOCKET = new Scalar<>(
            "where a WebSocket is, as wss://feed.example.com",
            Map.of("type", "string", "pattern", "^wss?://.+"),
            Scalars::webSocket);
    static final Scalar<URI> WEB_ADDRESS = new Scalar<>(
            "where an interface over HTTP is, as https://api.example.com/v1",
            Map.of("type", "string", "pattern", "^https?://.+"),
            Scalars::webAddress);
    static final Scalar<LocalTime> TIME = new Scalar<>(
            "a time of day, as \"17:00\"",
            Map.of("type", "string", "pattern", "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"),
            parsing(LocalTime::parse, "a time of day, as \"17:00\""));
    static final Scalar<LocalDate> DATE = new Scalar<>(
            "a date, as 2026-12-25",
            Map.of("type", "string", "format", "date"),
            parsing(LocalDate::parse, "a date, as 2026-12-25"));
    static final Scalar<ZoneId> ZONE = new Scalar<>("a time zone, as America/New_York", text(64), Scalars::zone);

    private Scalars() {}

    private static URI webSocket(String text) {
        if (!text.matches("wss?://[A-Za-z0-9.\\[\\]:_-]+(/[A-Za-z0-9./_-]*)?")) {
            throw new IllegalArgumentException("must be as wss://feed.example.com, was '" + text + "'");
        }
        return URI.create(text);
    }

    private static URI webAddress(String text) {
        if (!text.matches("https?://[A-Za-z0-9.\\[\\]:_-]+(/[A-Za-z0-9./_-]*)?")) {
            throw new IllegalArgumentException("must be as https://api.example.com/v1, was '" + text + "'");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    static Scalar<String> text(String says, int maxLength) {
        return new Scalar<>(says, text(maxLength), value -> {
            if (value.isEmpty() || value.length() > maxLength) {
                throw new IllegalArgumentException(
                        "must have 1 to " + maxLength + " characters, had " + value.length());
            }
            return value;
        });
    }

    /// A type of ours that checks itself.
    static <T> Scalar<T> id(String says, Function<String, T> constructor) {
        return new Scalar<>(says, text(32), constructor);
    }

    static Scalar<Integer> whole(int min, int max) {
        return new Scalar<>(
                "a whole number from " + min + " to " + max,
                Map.of("type", "integer", "minimum", min, "maximum", max),
                text -> whole(text, min, max));
    }

    /// Words that stand for the constants of an enum: `MARKET_DATA` is written `market-data`.
    static <E extends Enum<E>> Scalar<E> oneOf(Class<E> type) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            choices.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return oneOf(choices);
    }

    static <T> Scalar<T> oneOf(Map<String, T> choices) {
        List<String> words = List.copyOf(choices.keySet());
        return new Scalar<>(String.join(", ", words), Map.of("type", "string", "enum", words), text -> {
            T choice = choices.get(text);
            if (choice == null) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", words) + ", was '" + text
                        + "'; " + Suggestion.among(words, text));
            }
            return choice;
        });
    }

    static Scalar<Duration> span(String min, String max) {
        Duration shortest = duration(min);
        Duration longest = duration(max);
        return new Scalar<>(
                "a duration from " + min + " to " + max,
                Map.of("type", "string", "pattern", "^[0-9]+(ns|us|ms|s|m|h|d)$"),
                text -> {
                    Duration value = duration(text);
                    if (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0) {
                        throw new IllegalArgumentException("must be from " + min + " to " + max + ", was " + text);
                    }
                    return value;
                });
    }

    static Scalar<Long> size(String min, String max) {
        long least = bytes(min);
        long most = bytes(max);
        return new Scalar<>(
                "a size from " + min + " to " + max,
                Map.of("type", List.of("string", "integer"), "pattern", "^[0-9]+(B|KiB|MiB|GiB)?$"),
                text -> {
                    long value = bytes(text);
                    if (value < least || value > most) {
                        throw new IllegalArgumentException("must be from " + min + " to " + max + ", was " + text);
                    }
                    return value;
                });
    }

    private static Map<String, Object> text(int maxLength) {
        return new TreeMap<>(Map.of("type", "string", "minLength", 1, "maxLength", maxLength));
    }

    private static Function<String, String> matching(Pattern pattern, String says) {
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("must be " + says + ", was '" + text + "'");
            }
            return text;
        };
    }

    private static <T> Function<String, T> parsing(Function<CharSequence, T> parser, String says) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be " + says + ", was '" + text + "'", e);
            }
        };
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, was '" + text + "'");
        };
    }

    private static int whole(String text, int min, int max) {
        long value = text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : Long.MIN_VALUE;
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "must be a whole number from " + min + " to " + max + ", was '" + text + "'");
        }
        return (int) value;
    }

    private static Decimal positive(String text) {
        Decimal value = Decimal.of(text);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("must be positive, was " + text);
        }
        return value;
    }

    private static Path path(String text) {
        try {
            return text.startsWith("~/")
                    ? Path.of(System.getProperty("user.home")).resolve(text.substring(2))
                    : Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be a path: " + e.getReason(), e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            String near = Suggestion.nearest(ZoneId.getAvailableZoneIds(), text)
                    .map(found -> "; did you mean '" + found + "'?")
                    .orElse("");
            throw new IllegalArgumentException("must be a time zone, was '" + text + "'" + near, e);
        }
    }

    static Duration duration(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new IllegalArgumentException(
                    "must be a number with ns, us, ms, s, m, h or d, as 30s, was '" + text + "'");
        }
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "ns" -> Duration.ofNanos(count);
            case "us" -> Duration.ofNanos(Math.multiplyExact(count, 1_000));
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    "must be a number with B, KiB, MiB or GiB, as 64MiB, was '" + text + "'");
        }
        long count = Long.parseLong(size.group(1));
        return switch (size.group(2)) {
            case "KiB" -> count << 10;
            case "MiB" -> count << 20;
            case "GiB" -> count << 30;
            case null, default -> count;
        };
    }
}
