package io.fairlead.venues.fixlp;

import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.UtcTimestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Wire ↔ model for FIX 4.4, pure: null wherever the wire's value has no counterpart, so that the caller can keep the
/// raw text and flag it instead of refusing the message.
final class FixLpMapping {
    private FixLpMapping() {}

    /// ExecType(150). The fills of FIX 4.2 (1 and 2), which some venues still send under 4.4, are trades.
    static @Nullable ExecType execType(char code) {
        return switch (code) {
            case '1', '2' -> ExecType.TRADE;
            default -> ExecType.ofCode(code);
        };
    }

    /// Whether FIX 4.4 knows this ExecType(150).
    static boolean isOrdinaryExecType(char code) {
        return ExecType.ofCode(code) != null;
    }

    /// OrdStatus(39).
    static @Nullable OrdStatus ordStatus(char code) {
        return OrdStatus.ofCode(code);
    }

    /// OrdType(40).
    static @Nullable OrdType ordType(char code) {
        return OrdType.ofCode(code);
    }

    /// TimeInForce(59).
    static @Nullable TimeInForce timeInForce(char code) {
        return TimeInForce.ofCode(code);
    }

    /// Side(54): the shades of buying and selling (buy minus, sell plus, sell short, short exempt) move a position
    /// alike.
    static @Nullable Side side(char code) {
        return switch (code) {
            case '1', '3' -> Side.BUY;
            case '2', '4', '5', '6' -> Side.SELL;
            default -> null;
        };
    }

    /// SecurityTradingStatus(326).
    static TradingStatus securityStatus(int code) {
        return switch (code) {
            case 1, 2 -> TradingStatus.HALTED; // opening delay, halt
            case 3, 17, 23 -> TradingStatus.OPEN; // resume, ready, fast market
            case 4, 18, 19, 26 -> TradingStatus.CLOSED;
            case 21 -> TradingStatus.PRE_OPEN;
            case 22, 24, 25 -> TradingStatus.AUCTION; // opening rotation, crosses
            default -> TradingStatus.UNKNOWN;
        };
    }

    /// SecurityStatus(965).
    static TradingStatus listed(int code) {
        return switch (code) {
            case 1 -> TradingStatus.OPEN;
            case 2 -> TradingStatus.HALTED;
            case 4, 5, 6 -> TradingStatus.CLOSED; // expired, delisted, knocked out
            default -> TradingStatus.UNKNOWN;
        };
    }

    /// TradSesStatus(340).
    static TradingStatus tradingSession(int code) {
        return switch (code) {
            case 1 -> TradingStatus.HALTED;
            case 2 -> TradingStatus.OPEN;
            case 3 -> TradingStatus.CLOSED;
            case 4 -> TradingStatus.PRE_OPEN;
            case 5 -> TradingStatus.PRE_CLOSE;
            default -> TradingStatus.UNKNOWN;
        };
    }

    /// A price or quantity, exact, or null if it has more digits than the model keeps.
    static @Nullable Decimal decimal(FixDecimal wire) {
        return decimal(wire.mantissa(), wire.scale());
    }

    /// `mantissa` × 10^-`scale` without its trailing zeros, or null if it has more digits than the model keeps.
    static @Nullable Decimal decimal(long mantissa, int scale) {
        if (mantissa == 0) {
            return Decimal.ZERO; // as every report of a whole fill says of what is left
        }
        long unscaled = mantissa;
        int places = scale;
        while (places > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            places--;
        }
        boolean fits = places <= Decimal.MAX_SCALE && Long.compareUnsigned(Math.abs(unscaled), WireQuantity.LIMIT) < 0;
        return fits ? new Decimal(unscaled, places) : null;
    }

    /// A quantity as the wire counts it, in units; null if the exact product has more digits than the model keeps.
    static @Nullable Decimal units(Decimal wire, Instrument instrument, QuantityUnit unit) {
        if (unit == QuantityUnit.UNITS || wire.isZero()) {
            return wire;
        }
        Decimal lot = instrument.contract().contractSize();
        long mantissa = wire.unscaled();
        if (Math.multiplyHigh(mantissa, lot.unscaled()) != (mantissa * lot.unscaled()) >> 63) {
            return null;
        }
        return decimal(mantissa * lot.unscaled(), wire.scale() + lot.scale());
    }

    /// LocalMktDate, as SettlDate2(193) wants it. Allocates: swaps alone have one.
    static String localMktDate(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /// The end of a UTC day that is written as a LocalMktDate; null where it is none. Allocates: few orders have one.
    static @Nullable Long endOfDayNanos(String date) {
        try {
            LocalDate next =
                    LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE).plusDays(1);
            return TimeUnit.DAYS.toNanos(next.toEpochDay());
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// UTCTimestamp in epoch nanoseconds, 0 where absent or malformed.
    static long nanos(long parsed) {
        return parsed == UtcTimestamp.INVALID ? 0 : parsed;
    }

    /// ClOrdID(11) as ours, or null if no such id could have come from us (another client of the same account).
    static @Nullable OrderId orderId(@Nullable String text) {
        return text != null && isOurs(text) ? new OrderId(text) : null;
    }

    /// OrderID(37), or null if absent or `NONE`, which is how a venue says that it has none.
    static @Nullable VenueOrderId venueOrderId(@Nullable String text) {
        return text != null && isText(text, 128) && !"NONE".equals(text) ? new VenueOrderId(text) : null;
    }

    /// ExecID(17), or null if absent, or `0`, which venues send with status reports.
    static @Nullable ExecId execId(@Nullable String text) {
        return text != null && isText(text, 128) && !"0".equals(text) ? new ExecId(text) : null;
    }

    private static boolean isText(String text, int maxLength) {
        boolean fits = !text.isEmpty()
                && text.length() <= maxLength
                && text.charAt(0) != ' '
                && text.charAt(text.length() - 1) != ' ';
        for (int i = 0; fits && i < text.length(); i++) {
            fits = text.charAt(i) >= ' ' && text.charAt(i) <= '~';
        }
        return fits;
    }

    private static boolean isOurs(String text) {
        boolean ours = !text.isEmpty() && text.length() <= OrderId.MAX_LENGTH;
        for (int i = 0; ours && i < text.length(); i++) {
            ours = isOurs(text.charAt(i));
        }
        return ours;
    }

    private static boolean isOurs(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._~-".indexOf(c) >= 0;
    }
}
