package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// OrdStatus(39) as the venue spelled it. Our own view of an order is `OrderStatus`.
public enum OrdStatus {
    NEW('0'),
    PARTIALLY_FILLED('1'),
    FILLED('2'),
    DONE_FOR_DAY('3'),
    CANCELED('4'),
    REPLACED('5'),
    PENDING_CANCEL('6'),
    STOPPED('7'),
    REJECTED('8'),
    SUSPENDED('9'),
    PENDING_NEW('A'),
    CALCULATED('B'),
    EXPIRED('C'),
    ACCEPTED_FOR_BIDDING('D'),
    PENDING_REPLACE('E');

    private static final OrdStatus[] VALUES = values();

    private final char code;

    OrdStatus(char code) {
        this.code = code;
    }

    /// The FIX value.
    public char code() {
        return code;
    }

    /// The constant of a FIX value, or null if FIX 4.4 has none.
    public static @Nullable OrdStatus ofCode(char code) {
        for (OrdStatus value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
