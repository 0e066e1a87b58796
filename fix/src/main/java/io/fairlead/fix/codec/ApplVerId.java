package io.fairlead.fix.codec;

/// ApplVerID(1128) and DefaultApplVerID(1137): the FIX version of an application message, which under FIXT.1.1 is not
/// the session's own.
public enum ApplVerId {
    FIX27('0'),
    FIX30('1'),
    FIX40('2'),
    FIX41('3'),
    FIX42('4'),
    FIX43('5'),
    FIX44('6'),
    FIX50('7'),
    FIX50SP1('8'),
    FIX50SP2('9');

    private static final ApplVerId[] VALUES = values();

    private final char code;

    ApplVerId(char code) {
        this.code = code;
    }

    /// The value on the wire.
    public char code() {
        return code;
    }

    /// The version with this code, or the fallback if there is none.
    public static ApplVerId of(char code, ApplVerId fallback) {
        for (ApplVerId each : VALUES) {
            if (each.code == code) {
                return each;
            }
        }
        return fallback;
    }
}
