package io.fairlead.core.model;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// OrdType(40). A venue declares which it takes.
///
/// These are the values of FIX 4.4 but for those that the standard had removed by then: 5, A and B became
/// TimeInForce(59) 7, and C, F and H are plain orders in a currency pair. 7 is deprecated in FIX 4.4; it stays for
/// venues that still want it, and no provider of ours declares it.
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
    private static final Set<TimeInForce> ANY = EnumSet.allOf(TimeInForce.class);
    private static final Set<TimeInForce> RESTING = EnumSet.of(
            TimeInForce.DAY, TimeInForce.GOOD_TILL_CANCEL, TimeInForce.GOOD_TILL_DATE, TimeInForce.GOOD_TILL_CROSSING);
    private static final Set<TimeInForce> NOT_IN_AUCTIONS =
            EnumSet.complementOf(EnumSet.of(TimeInForce.AT_THE_OPENING, TimeInForce.AT_THE_CLOSE));
    private static final Set<TimeInForce> AT_ONCE =
            EnumSet.of(TimeInForce.DAY, TimeInForce.IMMEDIATE_OR_CANCEL, TimeInForce.FILL_OR_KILL);
    private static final Set<TimeInForce> TILL_VALUED =
            EnumSet.of(TimeInForce.DAY, TimeInForce.GOOD_TILL_CANCEL, TimeInForce.GOOD_TILL_DATE);
    private static final Set<TimeInForce> AT_CLOSE = EnumSet.of(TimeInForce.DAY, TimeInForce.AT_THE_CLOSE);
    private static final Set<TimeInForce> DAY = EnumSet.of(TimeInForce.DAY);

    private final char code;

    OrdType(char code) {
        this.code = code;
    }

    /// The FIX value.
    public char code() {
        return code;
    }

    /// Whether FIX 4.4 has deprecated it.
    public boolean isDeprecated() {
        return this == LIMIT_OR_BETTER;
    }

    /// Whether the definitions leave room for the pair: what executes at one moment can't wait for another.
    public boolean takes(TimeInForce timeInForce) {
        Set<TimeInForce> taken = switch (this) {
            case MARKET, LIMIT, LIMIT_OR_BETTER, WITH_OR_WITHOUT, LIMIT_WITH_OR_WITHOUT -> ANY;
            case STOP, STOP_LIMIT, MARKET_IF_TOUCHED, PEGGED -> NOT_IN_AUCTIONS;
            case MARKET_WITH_LEFTOVER_AS_LIMIT -> RESTING;
            case PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED, FOREX_SWAP -> AT_ONCE;
            case PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> TILL_VALUED;
            case ON_BASIS -> AT_CLOSE;
            case FUNARI -> DAY;
        };
        return taken.contains(timeInForce);
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
