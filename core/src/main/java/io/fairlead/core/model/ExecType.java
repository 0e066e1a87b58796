package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// ExecType(150): what an ExecutionReport tells.
public enum ExecType {
    NEW('0'),
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
    RESTATED('D'),
    PENDING_REPLACE('E'),
    TRADE('F'),
    TRADE_CORRECT('G'),
    TRADE_CANCEL('H'),
    ORDER_STATUS('I');

    private static final ExecType[] VALUES = values();

    private final char code;

    ExecType(char code) {
        this.code = code;
    }

    /// The FIX value.
    public char code() {
        return code;
    }

    /// The constant of a FIX value, or null if FIX 4.4 has none.
    public static @Nullable ExecType ofCode(char code) {
        for (ExecType value : VALUES) {
            if (value.code == code) {
                return value;
            }
        }
        return null;
    }
}
