package io.fairlead.bench.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.bench.contender.QuickFixCodec;
import io.fairlead.bench.wire.OrderText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.FieldNotFound;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.MsgSeqNum;
import quickfix.field.OrdStatus;
import quickfix.field.SenderCompID;
import quickfix.field.SendingTime;
import quickfix.field.Side;
import quickfix.field.TargetCompID;
import quickfix.field.TransactTime;
import quickfix.fix44.NewOrderSingle;

/// QuickFIX/J's messages, as its session makes them: without a dictionary, which is faster than with one.
final class QuickFixMessages implements Codec {
    @Override
    public long decode(byte[] report, int length) {
        try {
            Message message = new Message();
            message.fromString(new String(report, 0, length, ISO_8859_1), null, true);
            String id = message.getString(ClOrdID.FIELD);
            return Long.parseLong(id, OrderText.ID_PREFIX.length(), id.length(), 10)
                    + message.getHeader().getInt(MsgSeqNum.FIELD)
                    + message.getChar(ExecType.FIELD)
                    + message.getChar(OrdStatus.FIELD)
                    + message.getChar(Side.FIELD)
                    + decimal(message, LastQty.FIELD)
                    + decimal(message, LastPx.FIELD)
                    + decimal(message, LeavesQty.FIELD)
                    + decimal(message, CumQty.FIELD)
                    + decimal(message, AvgPx.FIELD)
                    + SplitStrings.nanos(message.getUtcTimeStamp(TransactTime.FIELD));
        } catch (InvalidMessage | FieldNotFound e) {
            throw new IllegalStateException("the report is garbled", e);
        }
    }

    private static long decimal(Message message, int field) throws FieldNotFound {
        return message.getDecimal(field).unscaledValue().longValue();
    }

    @Override
    public long encode(long number) {
        NewOrderSingle order = QuickFixCodec.order(number);
        Message.Header header = order.getHeader();
        header.setString(SenderCompID.FIELD, OrderText.OURSELVES);
        header.setString(TargetCompID.FIELD, OrderText.COUNTERPARTY);
        header.setInt(MsgSeqNum.FIELD, (int) number + 1);
        header.setUtcTimeStamp(SendingTime.FIELD, LocalDateTime.now(ZoneOffset.UTC), true);
        return order.toString().length();
    }
}
