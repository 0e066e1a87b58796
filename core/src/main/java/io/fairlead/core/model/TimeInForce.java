package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// TimeInForce(59).
public enum TimeInForce {
    DAY('0'),
    GOOD_TILL_CANCEL('1'),
    AT_THE_OPENING('2'),
    IMMEDIATE_OR_CANCEL('3'),
    FILL_OR_KILL('4'),
    GOOD_TILL_CROSSING('5'),
    GOOD_TILL_DATE('6'),
    AT_THE_CLOSE('7');

    private static final TimeInForce[] VALUES = values();

    private final char code;

    TimeInForce(char code) {
        this.code = code;
    }

    /// The FIX value.
    public char code() {
        return code;
    }

    /// The constant of a FIX value, or null if FIX 4.4 has none.
    public static @Nullable TimeInForce ofCode(char code) {
        for (TimeInForce value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
