package io.fairlead.app.config;

import io.fairlead.core.model.Currency;
import io.fairlead.core.model.NewsTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/// The keys of `guard.news`.
final class NewsTable {
    static final Key<String> TITLE = Key.required(
            "title", Scalars.text("text of 1 to 100 characters", 100), "What it is, as an order's refusal shows it.");
    static final Key<Instant> AT = Key.required(
            "at",
            new Shape.Scalar<>(
                    "a time in UTC, as 2026-12-10T13:30:00Z",
                    Map.of("type", "string", "format", "date-time"),
                    NewsTable::instant),
            "When it is due.");
    static final Key<Currency> CURRENCY =
            Key.required("currency", Scalars.id("a code as USD", Currency::new), "The currency that it is about.");
    static final Table TABLE = Table.of("News that are due.", TITLE, AT, CURRENCY);

    private NewsTable() {}

    static NewsTime of(Values values) {
        return new NewsTime(values.get(AT).getEpochSecond() * 1_000_000_000L, values.get(CURRENCY), values.get(TITLE));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time in UTC, as 2026-12-10T13:30:00Z, was '" + text + "'", e);
        }
    }
}
