package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;

/// Bytes on their way in: reads the link, cuts messages out of the stream, decodes them. Owned by the polling thread.
/// Its memory is two messages of the greatest length, whatever the counterparty sends.
final class InboundStream {
    /// There is no whole message left.
    static final int EMPTY = 0;

    /// [#message] holds the next message.
    static final int MESSAGE = 1;

    /// [#garbledOffset] and [#garbledLength] name bytes that are no message.
    static final int GARBLED = 2;

    /// The counterparty sends more than agreed: what is left waits. Told once for each flood.
    static final int THROTTLED = 3;

    private final RateMeter rate;
    private final long perNanos;
    private final FixFramer framer;
    private final FixMessage message;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private int start;
    private int garbledOffset;
    private int garbledLength;
    private boolean waiting;
    private long throttledNanos = Long.MIN_VALUE;

    InboundStream(Bounds bounds, boolean believing) {
        rate = new RateMeter(bounds.inboundRate());
        perNanos = bounds.inboundRate().perNanos();
        framer = new FixFramer(bounds.maxMessageLength(), believing);
        message = new FixMessage(bounds.maxFields());
        bytes = new byte[2 * bounds.maxMessageLength()];
        buffer = ByteBuffer.wrap(bytes);
    }

    void clear() {
        start = 0;
        buffer.clear();
        waiting = false;
    }

    /// Reads what the link has, up to the room there is. Returns how many bytes are new, or [Link#CLOSED]. Reads
    /// nothing while messages wait for the rate to allow them.
    int read(Link link, long nowNanos) {
        if (waiting) {
            waiting = !rate.admits(nowNanos);
            return waiting ? 0 : buffer.position() - start;
        }
        if (start == buffer.position()) {
            clear();
        } else if (start > bytes.length / 2 || !buffer.hasRemaining()) {
            buffer.limit(buffer.position()).position(start);
            buffer.compact();
            start = 0;
        }
        return link.read(buffer);
    }

    /// Whether messages wait for the rate to allow them.
    boolean waiting() {
        return waiting;
    }

    /// Takes the next message off the stream.
    int next(long nowNanos) {
        if (start < buffer.position() && !rate.admits(nowNanos)) {
            return throttled(nowNanos);
        }
        int length = framer.frame(bytes, start, buffer.position());
        if (length == FixFramer.NEED_MORE) {
            return EMPTY;
        }
        if (length == FixFramer.GARBLED) {
            return garbled(framer.skipped());
        }
        if (FixDecoder.decode(bytes, start, length, message) != FixDecoder.OK) {
            return garbled(length);
        }
        start += length;
        rate.count(nowNanos);
        return MESSAGE;
    }

    private int throttled(long nowNanos) {
        waiting = true;
        boolean anew = throttledNanos < nowNanos - 2 * perNanos;
        throttledNanos = nowNanos;
        return anew ? THROTTLED : EMPTY;
    }

    private int garbled(int length) {
        garbledOffset = start;
        garbledLength = length;
        start += length;
        return GARBLED;
    }

    FixMessage message() {
        return message;
    }

    byte[] bytes() {
        return bytes;
    }

    int garbledOffset() {
        return garbledOffset;
    }

    int garbledLength() {
        return garbledLength;
    }

    /// MsgSeqNum(34) of garbled bytes that begin like a message, or 0.
    int garbledSeqNum() {
        return GarbledBytes.seqNum(bytes, garbledOffset, garbledLength);
    }

    /// MsgType(35) of garbled bytes that begin like a message, or [io.fairlead.fix.codec.MsgType#NONE].
    int garbledMsgType() {
        return GarbledBytes.msgType(bytes, garbledOffset, garbledLength);
    }
}
