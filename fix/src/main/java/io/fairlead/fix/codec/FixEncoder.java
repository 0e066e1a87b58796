package io.fairlead.fix.codec;

import java.util.Arrays;

/// Builds one FIX message at a time in a buffer that it keeps. Owned by the thread that polls the session.
///
/// The body is written first, behind room for the largest header; [#finish] puts the header right in front of it, when
/// sequence number and sending time are known, so nothing is moved and BodyLength(9) has no leading zeros:
///
/// ```
///  |            free           | 8=FIX.4.4|9=148| | 35=D|34=12|49=A|52=…|56=B| | 11=…|55=… (body) | 10=203| |
///  0                           offset()                                        bodyStart                  end
/// ```
///
/// A value that would break the framing (empty, or with a control character) spoils the message: [#finish] then
/// returns a negative code and nothing may be sent. Allocates nothing.
public final class FixEncoder {
    /// [#finish] refused: the body did not fit.
    public static final int TOO_LONG = -1;

    /// [#finish] refused: a value was empty or held a control character.
    public static final int BAD_VALUE = -2;

    private static final int TRAILER_LENGTH = 7;
    private static final int HEADER_NUMBERS = 128;
    private static final long NEVER = UtcTimestamp.INVALID;

    private final byte[] prefix;
    private final byte[] sender;
    private final byte[] target;
    private final TimestampPrecision precision;
    private final UtcTimestamp timestamp = new UtcTimestamp();
    private final byte[] buffer;
    private final int bodyStart;
    private final int limit;
    private int position;
    private int offset;
    private int msgType;
    private int problem;
    private boolean sensitive;
    private int lastProcessed;

    /// An encoder for bodies of at most `maxBodyLength` bytes.
    public FixEncoder(FixHeader header, int maxBodyLength) {
        prefix = header.prefix();
        sender = header.sender();
        target = header.target();
        precision = header.precision();
        bodyStart = prefix.length + sender.length + target.length + HEADER_NUMBERS;
        limit = bodyStart + maxBodyLength;
        buffer = new byte[limit + TRAILER_LENGTH];
        position = bodyStart;
    }

    /// Starts a message of the given type, a constant of [MsgType], and forgets whatever was begun before.
    public FixEncoder begin(int type) {
        msgType = type;
        position = bodyStart;
        problem = 0;
        sensitive = false;
        lastProcessed = 0;
        return this;
    }

    /// Adds LastMsgSeqNumProcessed(369) to the header of the message begun; 0 leaves it out.
    public void lastProcessed(int seqNum) {
        lastProcessed = seqNum;
    }

    /// Overwrites the message begun last, finished or not. To be called once a secret has left.
    public void wipe() {
        Arrays.fill(buffer, bodyStart, position, (byte) 0);
    }

    /// Appends text. Characters beyond ASCII become `?`.
    public FixEncoder put(int tag, CharSequence value) {
        int length = value.length();
        if (room(tag, length)) {
            int at = tag(tag);
            for (int i = 0; i < length; i++) {
                char c = value.charAt(i);
                if (c < ' ') {
                    problem = BAD_VALUE;
                }
                buffer[at++] = c > '~' ? (byte) '?' : (byte) c;
            }
            end(at);
        }
        return this;
    }

    /// Appends bytes that are text already.
    public FixEncoder put(int tag, byte[] value, int from, int length) {
        if (room(tag, length)) {
            if (Words.hasControl(value, from, from + length)) {
                problem = BAD_VALUE;
            }
            int at = tag(tag);
            System.arraycopy(value, from, buffer, at, length);
            end(at + length);
        }
        return this;
    }

    /// Appends one character.
    public FixEncoder put(int tag, char value) {
        if (room(tag, 1)) {
            if (value < ' ' || value > '~') {
                problem = BAD_VALUE;
            }
            int at = tag(tag);
            buffer[at] = (byte) value;
            end(at + 1);
        }
        return this;
    }

    /// Appends `Y` or `N`.
    public FixEncoder put(int tag, boolean value) {
        return put(tag, value ? 'Y' : 'N');
    }

    /// Appends a whole number.
    public FixEncoder put(int tag, int value) {
        if (room(tag, 11)) {
            end(Ascii.writeInt(buffer, tag(tag), value));
        }
        return this;
    }

    /// Appends a whole number.
    public FixEncoder put(int tag, long value) {
        if (room(tag, 20)) {
            end(Ascii.writeLong(buffer, tag(tag), value));
        }
        return this;
    }

    /// Appends a price or quantity of `mantissa × 10^-scale` with exactly `scale` decimals, 0 to 18.
    public FixEncoder put(int tag, long mantissa, int scale) {
        if (scale == 0) {
            return put(tag, mantissa);
        }
        if (scale < 0 || scale > 18 || mantissa == Long.MIN_VALUE) {
            problem = BAD_VALUE;
            return this;
        }
        if (room(tag, 21)) {
            int at = tag(tag);
            long magnitude = mantissa;
            if (mantissa < 0) {
                buffer[at++] = '-';
                magnitude = -mantissa;
            }
            end(writeDecimal(at, magnitude, scale));
        }
        return this;
    }

    /// Writes all digits, then moves those before the point one to the left: cheaper than dividing.
    private int writeDecimal(int from, long magnitude, int scale) {
        int digits = Math.max(Ascii.digits(magnitude), scale + 1);
        int behind = Ascii.writeFixed(buffer, from + 1, magnitude, digits);
        int point = behind - scale - 1;
        for (int i = from; i < point; i++) {
            buffer[i] = buffer[i + 1];
        }
        buffer[point] = '.';
        return behind;
    }

    /// Appends a UTCTimestamp with the session's precision.
    public FixEncoder putTimestamp(int tag, long epochNanos) {
        return putTimestamp(tag, epochNanos, precision);
    }

    /// Appends a UTCTimestamp.
    public FixEncoder putTimestamp(int tag, long epochNanos, TimestampPrecision digits) {
        if (room(tag, digits.length())) {
            end(timestamp.write(buffer, tag(tag), epochNanos, digits));
        }
        return this;
    }

    /// Appends a UTCDateOnly or LocalMktDate: the day of the given time.
    public FixEncoder putDate(int tag, long epochNanos) {
        if (room(tag, TimestampPrecision.SECONDS.length())) {
            int at = tag(tag);
            timestamp.write(buffer, at, epochNanos, TimestampPrecision.SECONDS);
            end(at + 8);
        }
        return this;
    }

    /// Appends a length field and its data field, which may hold any byte: RawDataLength(95) and RawData(96).
    public FixEncoder putData(int lengthTag, int dataTag, byte[] value, int from, int length) {
        put(lengthTag, length);
        if (room(dataTag, length)) {
            int at = tag(dataTag);
            System.arraycopy(value, from, buffer, at, length);
            end(at + length);
        }
        return this;
    }

    /// Appends whole fields, `tag=value` each with its SOH, that another message already holds.
    public FixEncoder putFields(byte[] fields, int from, int length) {
        if (position + length > limit) {
            problem = TOO_LONG;
        } else {
            System.arraycopy(fields, from, buffer, position, length);
            position += length;
        }
        return this;
    }

    private boolean room(int tag, int length) {
        if (length <= 0) {
            problem = BAD_VALUE;
            return false;
        }
        // The largest tag has ten digits; '=' and SOH come on top. The caller's length may lie near Integer.MAX_VALUE.
        if (length > limit - position - 12) {
            problem = TOO_LONG;
            return false;
        }
        sensitive |= TagTable.secret(tag);
        return true;
    }

    private int tag(int tag) {
        return TagTable.write(buffer, position, tag);
    }

    private void end(int at) {
        buffer[at] = Ascii.SOH;
        position = at + 1;
    }

    /// Completes the message. Returns its length, from [#offset] on in [#buffer], or a negative code.
    public int finish(int seqNum, long sendingTimeNanos) {
        return finish(seqNum, sendingTimeNanos, false, NEVER);
    }

    /// Completes a message that is sent again: with PossDupFlag(43)=Y and OrigSendingTime(122), which
    /// [UtcTimestamp#INVALID] leaves out.
    public int finishPossDup(int seqNum, long sendingTimeNanos, long origSendingTimeNanos) {
        return finish(seqNum, sendingTimeNanos, true, origSendingTimeNanos);
    }

    private int finish(int seqNum, long sendingTimeNanos, boolean possDup, long origSendingTimeNanos) {
        if (problem != 0) {
            return problem;
        }
        int head = headLength(seqNum, possDup, origSendingTimeNanos != NEVER);
        int bodyLength = head + position - bodyStart;
        offset = bodyStart - head - 1 - Ascii.digits(bodyLength) - prefix.length;
        System.arraycopy(prefix, 0, buffer, offset, prefix.length);
        int at = Ascii.writeInt(buffer, offset + prefix.length, bodyLength);
        buffer[at] = Ascii.SOH;
        int written = writeNumbers(at + 1, seqNum, possDup);
        writeNames(written, sendingTimeNanos, origSendingTimeNanos);
        int sum = Ascii.checkSum(buffer, offset, position);
        buffer[position] = '1';
        buffer[position + 1] = '0';
        buffer[position + 2] = '=';
        Ascii.writeFixed(buffer, position + 3, sum, 3);
        buffer[position + 6] = Ascii.SOH;
        return position + TRAILER_LENGTH - offset;
    }

    private int headLength(int seqNum, boolean possDup, boolean original) {
        int typeLength = msgType > 0xffffff ? 4 : msgType > 0xffff ? 3 : msgType > 0xff ? 2 : 1;
        int names = sender.length + target.length;
        int plain = 3 + typeLength + 1 + 3 + Ascii.digits(seqNum) + 1 + names + precision.length() + 1;
        int processed = lastProcessed > 0 ? 4 + Ascii.digits(lastProcessed) + 1 : 0;
        return plain + processed + (possDup ? 5 : 0) + (original ? 4 + precision.length() + 1 : 0);
    }

    private int writeNumbers(int from, int seqNum, boolean possDup) {
        int at = writeLiteral(from, '3', '5');
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (msgType >>> shift != 0) {
                buffer[at++] = (byte) (msgType >>> shift);
            }
        }
        buffer[at] = Ascii.SOH;
        at = Ascii.writeInt(buffer, writeLiteral(at + 1, '3', '4'), seqNum);
        buffer[at++] = Ascii.SOH;
        if (possDup) {
            at = writeLiteral(at, '4', '3');
            buffer[at] = 'Y';
            buffer[at + 1] = Ascii.SOH;
            at += 2;
        }
        return at;
    }

    private void writeNames(int from, long sendingTimeNanos, long origSendingTimeNanos) {
        System.arraycopy(sender, 0, buffer, from, sender.length);
        int at = timestamp.write(buffer, from + sender.length, sendingTimeNanos, precision);
        buffer[at++] = Ascii.SOH;
        System.arraycopy(target, 0, buffer, at, target.length);
        at += target.length;
        if (origSendingTimeNanos != NEVER) {
            at = Ascii.writeInt(buffer, at, Tag.ORIG_SENDING_TIME);
            buffer[at] = '=';
            at = timestamp.write(buffer, at + 1, origSendingTimeNanos, precision);
            buffer[at++] = Ascii.SOH;
        }
        if (lastProcessed > 0) {
            at = Ascii.writeInt(buffer, at, Tag.LAST_MSG_SEQ_NUM_PROCESSED);
            buffer[at] = '=';
            buffer[Ascii.writeInt(buffer, at + 1, lastProcessed)] = Ascii.SOH;
        }
    }

    private int writeLiteral(int at, char tens, char ones) {
        buffer[at] = (byte) tens;
        buffer[at + 1] = (byte) ones;
        buffer[at + 2] = '=';
        return at + 3;
    }

    /// The buffer that holds the finished message; valid until the next [#begin].
    public byte[] buffer() {
        return buffer;
    }

    /// Where the finished message starts.
    public int offset() {
        return offset;
    }

    /// The type of the message begun last.
    public int msgType() {
        return msgType;
    }

    /// Bytes of body written so far.
    public int bodyLength() {
        return position - bodyStart;
    }

    /// Whether the message holds a value that no store or log may keep; see [Tag#secret].
    public boolean sensitive() {
        return sensitive;
    }
}
