package io.fairlead.bench.codec;

import io.fairlead.bench.wire.OrderText;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixHeader;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;

/// Ours.
final class FairleadCodec implements Codec {
    private final FixFramer framer = new FixFramer(65_536);
    private final FixMessage message = new FixMessage(2048);
    private final FixDecimal decimal = new FixDecimal();
    private final FixEncoder encoder =
            new FixEncoder(FixHeader.of("FIX.4.4", OrderText.OURSELVES, OrderText.COUNTERPARTY), 65_536);
    private final byte[] id = OrderText.firstId();

    @Override
    public long decode(byte[] report, int size) {
        int length = framer.frame(report, 0, size);
        if (length != size || FixDecoder.decode(report, 0, length, message) != FixDecoder.OK) {
            throw new IllegalStateException("the report is garbled");
        }
        return OrderText.readId(report, message.start(message.indexOf(Tag.CL_ORD_ID)))
                + message.msgSeqNum()
                + message.charValue(Tag.EXEC_TYPE)
                + message.charValue(Tag.ORD_STATUS)
                + message.charValue(Tag.SIDE)
                + decimal(Tag.LAST_QTY)
                + decimal(Tag.LAST_PX)
                + decimal(Tag.LEAVES_QTY)
                + decimal(Tag.CUM_QTY)
                + decimal(Tag.AVG_PX)
                + message.timestamp(Tag.TRANSACT_TIME);
    }

    private long decimal(int tag) {
        if (!message.decimal(tag, decimal)) {
            throw new IllegalStateException("no number in field " + tag);
        }
        return decimal.mantissa();
    }

    @Override
    public long encode(long number) {
        OrderText.writeId(id, 0, number);
        long now = CodecProcess.NOW_NANOS + number * 1_000;
        encoder.begin(MsgType.NEW_ORDER_SINGLE)
                .put(Tag.CL_ORD_ID, id, 0, id.length)
                .put(Tag.ACCOUNT, OrderText.ACCOUNT)
                .put(Tag.SYMBOL, OrderText.SYMBOL)
                .put(Tag.SIDE, OrderText.BUY)
                .put(Tag.ORDER_QTY, OrderText.QUANTITY)
                .put(Tag.ORD_TYPE, OrderText.LIMIT)
                .put(Tag.PRICE, OrderText.PRICE, OrderText.PRICE_SCALE)
                .put(Tag.TIME_IN_FORCE, OrderText.DAY)
                .putTimestamp(Tag.TRANSACT_TIME, now);
        return encoder.finish((int) number + 1, now);
    }
}
