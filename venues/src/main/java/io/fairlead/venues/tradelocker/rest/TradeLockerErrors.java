package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.web.HttpOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an HTTP outcome means: done, refused, not done, or nobody knows. Pure.
///
/// ```
///  2xx       body or nothing              401  token not taken, nothing was looked at
///  400, 404… the venue's no               403  its no if it says so in JSON, else something in front of it
///  408, 3xx, 5xx, lost: unsure            429  not done, wait
/// ```
final class TradeLockerErrors {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_REFUSAL = 65_536;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int LONGEST_RETRY_SECONDS = 3_600;
    private static final List<String> TEXT_FIELDS = List.of("errmsg", "message", "error", "detail");

    private TradeLockerErrors() {}

    static Verdict judge(HttpOutcome outcome) {
        return switch (outcome) {
            case HttpOutcome.NotSent(String why) -> new Verdict.Unsent(why);
            case HttpOutcome.Lost(String why) -> new Verdict.Unsure(why);
            case HttpOutcome.Answered answered -> judge(answered);
        };
    }

    private static Verdict judge(HttpOutcome.Answered answered) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return isBlank(answered.body()) ? new Verdict.Nothing() : new Verdict.Answer(answered.body());
        }
        String said = said(answered.body());
        return switch (status) {
            case 401 -> new Verdict.BadToken("HTTP 401" + (said == null ? "" : ": " + said));
            case 403 -> said == null ? new Verdict.Edge("HTTP 403, not from the venue itself") : no(status, said);
            case 408 -> new Verdict.Unsure("HTTP 408");
            case 429 -> new Verdict.TooMany(retryAfter(answered.header("retry-after")));
            default ->
                status >= 400 && status < 500
                        ? no(status, said == null ? "HTTP " + status : said)
                        : new Verdict.Unsure("HTTP " + status);
        };
    }

    private static Verdict no(int status, String said) {
        return new Verdict.No(status, said);
    }

    private static boolean isBlank(byte[] body) {
        return body.length == 0 || (body.length < 16 && new String(body, StandardCharsets.UTF_8).isBlank());
    }

    /// The venue's own text in a refusal; null if the body is nothing of its own.
    private static @Nullable String said(byte[] body) {
        if (body.length == 0 || body.length > LONGEST_REFUSAL) {
            return null;
        }
        try {
            return text(Json.object(body));
        } catch (Unreadable _) {
            return null; // a page of HTML, as edges send
        }
    }

    /// The text of an error, cut short and printable; the first of the fields in which venues put it.
    static String text(Json.Obj body) {
        for (String field : TEXT_FIELDS) {
            if (body.get(field) instanceof Json.Word(String text) && !text.isBlank()) {
                return printable(text);
            }
        }
        return "no reason given";
    }

    static String printable(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        StringBuilder shown = new StringBuilder(cut.length());
        cut.chars().forEach(c -> shown.append(c >= ' ' && c <= '~' ? (char) c : '?'));
        return shown.toString();
    }

    private static long retryAfter(@Nullable String header) {
        if (header == null || !header.strip().matches("[0-9]{1,9}")) {
            return 0; // a date, or nothing: we choose how long
        }
        return Math.min(LONGEST_RETRY_SECONDS, Long.parseLong(header.strip())) * SECOND_NANOS;
    }
}
