package io.fairlead.venues.tradelocker.rest;

/// Bars that are asked for. Both ends are included.
public record BarQuery(
        String tradableInstrumentId, String infoRoute, Resolution resolution, long fromMillis, long toMillis) {
    public BarQuery {
        WireWords.requirePlain("instrument", tradableInstrumentId);
        WireWords.requirePlain("route", infoRoute);
        if (fromMillis < 0 || toMillis < fromMillis) {
            throw new IllegalArgumentException(
                    "bars must be asked for from a time to a later one, was " + fromMillis + " to " + toMillis);
        }
    }

    /// Lengths of bars that the venue has.
    public enum Resolution {
        MINUTE_1("1m"),
        MINUTE_5("5m"),
        MINUTE_15("15m"),
        MINUTE_30("30m"),
        HOUR_1("1H"),
        HOUR_4("4H"),
        DAY_1("1D"),
        WEEK_1("1W"),
        MONTH_1("1M");

        private final String word;

        Resolution(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
