package io.fairlead.sim.fix;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.match.Request;
import io.fairlead.sim.match.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.ExecInst;
import quickfix.field.ExpireDate;
import quickfix.field.ExpireTime;
import quickfix.field.IOIID;
import quickfix.field.MassCancelRequestType;
import quickfix.field.MassStatusReqID;
import quickfix.field.MaxFloor;
import quickfix.field.MinQty;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.PegOffsetValue;
import quickfix.field.Price;
import quickfix.field.QuoteID;
import quickfix.field.SettlDate2;
import quickfix.field.StopPx;
import quickfix.field.Symbol;

/// Order messages of FIX 4.4 to requests. Pure. What is missing or makes no sense is thrown as QuickFIX/J wants
/// it, and becomes a Reject(3) with the tag.
final class FixRequests {
    private FixRequests() {}

    static Request.New newOrder(String owner, Message message) throws FieldNotFound, IncorrectTagValue {
        return new Request.New(
                owner,
                text(message, Account.FIELD),
                message.getString(ClOrdID.FIELD),
                message.getString(Symbol.FIELD),
                terms(message));
    }

    static Request.Cancel cancel(String owner, Message message) throws FieldNotFound {
        return new Request.Cancel(owner, message.getString(ClOrdID.FIELD), original(message));
    }

    static Request.Replace replace(String owner, Message message) throws FieldNotFound, IncorrectTagValue {
        return new Request.Replace(owner, message.getString(ClOrdID.FIELD), original(message), terms(message));
    }

    static Request.Status status(String owner, Message message) throws FieldNotFound, IncorrectTagValue {
        return new Request.Status(
                owner,
                new Request.Named(text(message, ClOrdID.FIELD), text(message, OrderID.FIELD)),
                message.getString(Symbol.FIELD),
                side(message),
                text(message, OrdStatusReqID.FIELD));
    }

    static Request.MassStatus massStatus(String owner, Message message) throws FieldNotFound, IncorrectTagValue {
        return new Request.MassStatus(
                owner,
                message.getString(MassStatusReqID.FIELD),
                symbolOrNull(message),
                message.isSetField(quickfix.field.Side.FIELD) ? side(message) : null);
    }

    static Request.MassCancel massCancel(String owner, Message message) throws FieldNotFound, IncorrectTagValue {
        char type = message.getChar(MassCancelRequestType.FIELD);
        if (type != MassCancelRequestType.CANCEL_ORDERS_FOR_A_SECURITY
                && type != MassCancelRequestType.CANCEL_ALL_ORDERS) {
            throw new IncorrectTagValue(MassCancelRequestType.FIELD);
        }
        boolean all = type == MassCancelRequestType.CANCEL_ALL_ORDERS;
        String symbol = all ? null : message.getString(Symbol.FIELD);
        return new Request.MassCancel(owner, message.getString(ClOrdID.FIELD), symbol);
    }

    private static Request.Named original(Message message) throws FieldNotFound {
        return new Request.Named(text(message, OrigClOrdID.FIELD), text(message, OrderID.FIELD));
    }

    private static Terms terms(Message message) throws FieldNotFound, IncorrectTagValue {
        TimeInForce tif = TimeInForce.DAY;
        if (message.isSetField(quickfix.field.TimeInForce.FIELD)) {
            tif = known(
                    TimeInForce.ofCode(message.getChar(quickfix.field.TimeInForce.FIELD)),
                    quickfix.field.TimeInForce.FIELD);
        }
        return new Terms(
                side(message),
                known(OrdType.ofCode(message.getChar(quickfix.field.OrdType.FIELD)), quickfix.field.OrdType.FIELD),
                tif,
                decimal(message, OrderQty.FIELD),
                message.isSetField(Price.FIELD) ? decimal(message, Price.FIELD) : null,
                message.isSetField(StopPx.FIELD) ? decimal(message, StopPx.FIELD) : null,
                tif == TimeInForce.GOOD_TILL_DATE ? expiry(message) : 0,
                instructions(message));
    }

    private static Instructions instructions(Message message) throws FieldNotFound, IncorrectTagValue {
        String quote = text(message, QuoteID.FIELD);
        try {
            return new Instructions(
                    message.isSetField(MaxFloor.FIELD) ? decimal(message, MaxFloor.FIELD) : null,
                    message.isSetField(MinQty.FIELD) ? decimal(message, MinQty.FIELD) : null,
                    peg(message),
                    emptyAsNull(quote.isEmpty() ? text(message, IOIID.FIELD) : quote),
                    message.isSetField(SettlDate2.FIELD)
                            ? LocalDate.parse(message.getString(SettlDate2.FIELD), DateTimeFormatter.BASIC_ISO_DATE)
                            : null);
        } catch (DateTimeParseException e) {
            throw new IncorrectTagValue(SettlDate2.FIELD, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new IncorrectTagValue(QuoteID.FIELD, e.getMessage());
        }
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// The peg among the values of ExecInst(18), which are apart by blanks; PegOffsetValue(211) is a price.
    private static Instructions.@Nullable Peg peg(Message message) throws FieldNotFound, IncorrectTagValue {
        for (String word : text(message, ExecInst.FIELD).split(" ", -1)) {
            Instructions.Peg.To to = word.length() == 1 ? Instructions.Peg.To.ofCode(word.charAt(0)) : null;
            if (to != null) {
                return new Instructions.Peg(
                        to,
                        message.isSetField(PegOffsetValue.FIELD)
                                ? decimal(message, PegOffsetValue.FIELD)
                                : Decimal.ZERO);
            }
        }
        return null;
    }

    private static Side side(Message message) throws FieldNotFound, IncorrectTagValue {
        return switch (message.getChar(quickfix.field.Side.FIELD)) {
            case quickfix.field.Side.BUY -> Side.BUY;
            case quickfix.field.Side.SELL -> Side.SELL;
            default -> throw new IncorrectTagValue(quickfix.field.Side.FIELD);
        };
    }

    private static <T> T known(@Nullable T value, int tag) throws IncorrectTagValue {
        if (value == null) {
            throw new IncorrectTagValue(tag);
        }
        return value;
    }

    private static Decimal decimal(Message message, int tag) throws FieldNotFound, IncorrectTagValue {
        try {
            return Decimal.of(message.getString(tag));
        } catch (IllegalArgumentException e) {
            throw new IncorrectTagValue(tag, e.getMessage());
        }
    }

    /// Epoch nanoseconds of ExpireTime(126), or of the end of the UTC day ExpireDate(432); 0 if neither is there.
    private static long expiry(Message message) throws FieldNotFound, IncorrectTagValue {
        LocalDateTime end;
        if (message.isSetField(ExpireTime.FIELD)) {
            end = message.getUtcTimeStamp(ExpireTime.FIELD);
        } else if (message.isSetField(ExpireDate.FIELD)) {
            try {
                end = LocalDate.parse(message.getString(ExpireDate.FIELD), DateTimeFormatter.BASIC_ISO_DATE)
                        .plusDays(1)
                        .atStartOfDay();
            } catch (DateTimeParseException e) {
                throw new IncorrectTagValue(ExpireDate.FIELD, e.getMessage());
            }
        } else {
            return 0;
        }
        if (end.getYear() > 2200) {
            throw new IncorrectTagValue(ExpireTime.FIELD);
        }
        Instant instant = end.toInstant(ZoneOffset.UTC);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static @Nullable String symbolOrNull(Message message) throws FieldNotFound {
        return message.isSetField(Symbol.FIELD) ? message.getString(Symbol.FIELD) : null;
    }

    private static String text(Message message, int tag) throws FieldNotFound {
        return message.isSetField(tag) ? message.getString(tag) : "";
    }
}
