package io.fairlead.bench.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.bench.contender.ArtioCodec;
import io.fairlead.bench.wire.OrderText;
import org.agrona.concurrent.UnsafeBuffer;
import uk.co.real_logic.artio.builder.NewOrderSingleEncoder;
import uk.co.real_logic.artio.decoder.ExecutionReportDecoder;
import uk.co.real_logic.artio.fields.UtcTimestampDecoder;
import uk.co.real_logic.artio.fields.UtcTimestampEncoder;
import uk.co.real_logic.artio.util.MutableAsciiBuffer;

/// Artio's generated codecs. Checking the sum is its framer's task, so that is added to decoding.
final class ArtioMessages implements Codec {
    private static final byte[] SENDER = OrderText.OURSELVES.getBytes(US_ASCII);
    private static final byte[] TARGET = OrderText.COUNTERPARTY.getBytes(US_ASCII);

    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final MutableAsciiBuffer in = new MutableAsciiBuffer();
    private final MutableAsciiBuffer out = new MutableAsciiBuffer(new UnsafeBuffer(new byte[4096]));
    private final ArtioCodec codec = new ArtioCodec();
    private final UtcTimestampDecoder timeDecoder = new UtcTimestampDecoder(true);
    private final UtcTimestampEncoder sendingTime = new UtcTimestampEncoder();

    @Override
    public long decode(byte[] message, int length) {
        in.wrap(message, 0, length);
        int sum = in.computeChecksum(0, length - 7);
        report.reset();
        report.decode(in, 0, length);
        if (sum != in.getNatural(length - 4, length - 1)) {
            throw new IllegalStateException("the report is garbled");
        }
        return ArtioCodec.number(report)
                + report.header().msgSeqNum()
                + report.execType()
                + report.ordStatus()
                + report.side()
                + report.lastQty().value()
                + report.lastPx().value()
                + report.leavesQty().value()
                + report.cumQty().value()
                + report.avgPx().value()
                + timeDecoder.decode(report.transactTime(), report.transactTimeLength());
    }

    @Override
    public long encode(long number) {
        long now = CodecProcess.NOW_NANOS / 1_000_000 + number / 1_000;
        NewOrderSingleEncoder order = codec.order(number, now);
        int timeLength = sendingTime.encode(now);
        order.header()
                .senderCompID(SENDER)
                .targetCompID(TARGET)
                .msgSeqNum((int) number + 1)
                .sendingTime(sendingTime.buffer(), timeLength);
        return order.encode(out, 0);
    }
}
