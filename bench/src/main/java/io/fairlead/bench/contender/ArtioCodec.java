package io.fairlead.bench.contender;

import io.fairlead.bench.wire.OrderText;
import uk.co.real_logic.artio.builder.NewOrderSingleEncoder;
import uk.co.real_logic.artio.decoder.ExecutionReportDecoder;
import uk.co.real_logic.artio.fields.UtcTimestampEncoder;

/// Artio's codecs, filled and read without allocation. Owned by one thread.
public final class ArtioCodec {
    private final NewOrderSingleEncoder order = new NewOrderSingleEncoder();
    private final UtcTimestampEncoder time = new UtcTimestampEncoder();
    private final byte[] id = OrderText.firstId();

    /// The order with this number, at this time.
    public NewOrderSingleEncoder order(long number, long epochMillis) {
        OrderText.writeId(id, 0, number);
        int timeLength = time.encode(epochMillis);
        order.clOrdID(id, id.length)
                .account(OrderText.ACCOUNT)
                .symbol(OrderText.SYMBOL)
                .side(OrderText.BUY)
                .orderQty(OrderText.QUANTITY, 0)
                .ordType(OrderText.LIMIT)
                .price(OrderText.PRICE, OrderText.PRICE_SCALE)
                .timeInForce(OrderText.DAY)
                .transactTime(time.buffer(), timeLength);
        return order;
    }

    /// The number of the order that a report is about.
    public static long number(ExecutionReportDecoder report) {
        char[] text = report.clOrdID();
        long number = 0;
        for (int i = OrderText.ID_PREFIX.length(); i < OrderText.ID_LENGTH; i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }
}
