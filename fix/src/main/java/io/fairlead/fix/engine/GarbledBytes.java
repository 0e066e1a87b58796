package io.fairlead.fix.engine;

import io.fairlead.fix.codec.MsgType;
import java.nio.charset.StandardCharsets;

/// Finds what garbled bytes may have been. Stateless.
final class GarbledBytes {
    private static final byte SOH = 1;

    private GarbledBytes() {}

    /// MsgSeqNum(34) of bytes that begin with BeginString(8), or 0: what does not even begin like a message can't be
    /// answered.
    static int seqNum(byte[] bytes, int offset, int length) {
        int at = value(bytes, offset, length, '4');
        return at < 0 ? 0 : number(bytes, at, offset + length);
    }

    /// MsgType(35) of bytes that begin with BeginString(8), or [MsgType#NONE].
    static int msgType(byte[] bytes, int offset, int length) {
        int at = value(bytes, offset, length, '5');
        int end = at;
        while (at >= 0 && end < offset + length && bytes[end] != SOH) {
            end++;
        }
        boolean readable = end > at && end - at <= 4;
        return readable ? MsgType.of(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1)) : MsgType.NONE;
    }

    /// Where the value of field 34 or 35 starts, or -1.
    private static int value(byte[] bytes, int offset, int length, char ones) {
        if (length < 2 || bytes[offset] != '8' || bytes[offset + 1] != '=') {
            return -1;
        }
        for (int i = offset; i < offset + length - 4; i++) {
            if (bytes[i] == SOH && bytes[i + 1] == '3' && bytes[i + 2] == ones && bytes[i + 3] == '=') {
                return i + 4;
            }
        }
        return -1;
    }

    private static int number(byte[] bytes, int from, int end) {
        long value = 0;
        for (int i = from; i < end && bytes[i] != SOH; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE / 10) {
                return 0;
            }
            value = 10 * value + digit;
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
