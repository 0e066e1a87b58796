package io.fairlead.fix.dictionary;

import java.util.Map;

/// What the value of a field must look like. Several of FIX's types share one form.
public enum FieldType {
    TEXT,
    CHAR,
    BOOLEAN,
    INT,
    COUNT,
    DAY_OF_MONTH,
    FLOAT,
    COUNTRY,
    CURRENCY,
    TIMESTAMP,
    DATE,
    TIME,
    ZONED_TIMESTAMP,
    ZONED_TIME,
    MONTH_YEAR,
    DATA;

    private static final Map<String, FieldType> BY_NAME = Map.ofEntries(
            Map.entry("CHAR", CHAR),
            Map.entry("BOOLEAN", BOOLEAN),
            Map.entry("INT", INT),
            Map.entry("SEQNUM", COUNT),
            Map.entry("LENGTH", COUNT),
            Map.entry("TAGNUM", COUNT),
            Map.entry("DAYOFMONTH", DAY_OF_MONTH),
            Map.entry("NUMINGROUP", COUNT),
            Map.entry("FLOAT", FLOAT),
            Map.entry("PRICE", FLOAT),
            Map.entry("PRICEOFFSET", FLOAT),
            Map.entry("QTY", FLOAT),
            Map.entry("AMT", FLOAT),
            Map.entry("PERCENTAGE", FLOAT),
            Map.entry("COUNTRY", COUNTRY),
            Map.entry("CURRENCY", CURRENCY),
            Map.entry("MULTIPLECHARVALUE", CHAR),
            Map.entry("UTCTIMESTAMP", TIMESTAMP),
            Map.entry("UTCDATEONLY", DATE),
            Map.entry("UTCDATE", DATE),
            Map.entry("LOCALMKTDATE", DATE),
            Map.entry("UTCTIMEONLY", TIME),
            Map.entry("LOCALMKTTIME", TIME),
            Map.entry("TZTIMESTAMP", ZONED_TIMESTAMP),
            Map.entry("TZTIMEONLY", ZONED_TIME),
            Map.entry("MONTHYEAR", MONTH_YEAR),
            Map.entry("DATA", DATA),
            Map.entry("XMLDATA", DATA));

    /// The form of a type as dictionaries name it; a name that is not known is text.
    public static FieldType of(String name) {
        return BY_NAME.getOrDefault(name, TEXT);
    }
}
