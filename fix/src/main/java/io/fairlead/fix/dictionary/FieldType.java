package io.fairlead.fix.dictionary;

import java.util.Map;

/// What the value of a field must look like. Several of FIX's types share one form.
public enum FieldType {
    TEXT,
    CHAR,
    BOOLEAN,
    INT,
    COUNT,
    FLOAT,
    TIMESTAMP,
    DATE,
    TIME,
    MONTH_YEAR,
    DATA;

    private static final Map<String, FieldType> BY_NAME = Map.ofEntries(
            Map.entry("CHAR", CHAR),
            Map.entry("BOOLEAN", BOOLEAN),
            Map.entry("INT", INT),
            Map.entry("SEQNUM", INT),
            Map.entry("LENGTH", INT),
            Map.entry("DAYOFMONTH", INT),
            Map.entry("NUMINGROUP", COUNT),
            Map.entry("FLOAT", FLOAT),
            Map.entry("PRICE", FLOAT),
            Map.entry("PRICEOFFSET", FLOAT),
            Map.entry("QTY", FLOAT),
            Map.entry("AMT", FLOAT),
            Map.entry("PERCENTAGE", FLOAT),
            Map.entry("UTCTIMESTAMP", TIMESTAMP),
            Map.entry("UTCDATEONLY", DATE),
            Map.entry("UTCDATE", DATE),
            Map.entry("LOCALMKTDATE", DATE),
            Map.entry("UTCTIMEONLY", TIME),
            Map.entry("MONTHYEAR", MONTH_YEAR),
            Map.entry("DATA", DATA));

    /// The form of a type as dictionaries name it; a name that is not known is text.
    public static FieldType of(String name) {
        return BY_NAME.getOrDefault(name, TEXT);
    }
}
