package io.fairlead.fix.codec;

/// ApplVerID(1128) and DefaultApplVerID(1137): the FIX version of an application message, which under FIXT.1.1 is not
/// the session's own.
public enum ApplVerId {
    FIX27,
    FIX30,
    FIX40,
    FIX41,
    FIX42,
    FIX43,
    FIX44,
    FIX50,
    FIX50SP1,
    FIX50SP2;

    private static final ApplVerId[] VALUES = values();

    /// The value on the wire.
    public char code() {
        return (char) ('0' + ordinal());
    }

    /// The version with this code, or the fallback if there is none.
    public static ApplVerId of(char code, ApplVerId fallback) {
        int index = code - '0';
        return index < 0 || index >= VALUES.length ? fallback : VALUES[index];
    }
}
