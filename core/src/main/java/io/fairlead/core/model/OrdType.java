package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// OrdType(40), the values of FIX 4.4 that are not deprecated. A venue declares which it takes.
public enum OrdType {
    MARKET('1'),
    LIMIT('2'),
    STOP('3'),
    STOP_LIMIT('4'),
    WITH_OR_WITHOUT('6'),
    LIMIT_OR_BETTER('7'),
    LIMIT_WITH_OR_WITHOUT('8'),
    ON_BASIS('9'),
    PREVIOUSLY_QUOTED('D'),
    PREVIOUSLY_INDICATED('E'),
    FOREX_SWAP('G'),
    FUNARI('I'),
    MARKET_IF_TOUCHED('J'),
    MARKET_WITH_LEFTOVER_AS_LIMIT('K'),
    PREVIOUS_FUND_VALUATION_POINT('L'),
    NEXT_FUND_VALUATION_POINT('M'),
    PEGGED('P');

    private static final OrdType[] VALUES = values();

    private final char code;

    OrdType(char code) {
        this.code = code;
    }

    /// The FIX value.
    public char code() {
        return code;
    }

    /// The constant of a FIX value, or null if FIX 4.4 has none.
    public static @Nullable OrdType ofCode(char code) {
        for (OrdType value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
