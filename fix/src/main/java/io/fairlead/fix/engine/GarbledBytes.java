package io.fairlead.fix.engine;

/// Finds what garbled bytes may have been. Stateless.
final class GarbledBytes {
    private static final byte SOH = 1;

    private GarbledBytes() {}

    /// MsgSeqNum(34) of bytes that begin with BeginString(8), or 0: what does not even begin like a message can't be
    /// answered.
    static int seqNum(byte[] bytes, int offset, int length) {
        int end = offset + length;
        if (length < 2 || bytes[offset] != '8' || bytes[offset + 1] != '=') {
            return 0;
        }
        for (int i = offset; i < end - 4; i++) {
            if (bytes[i] == SOH && bytes[i + 1] == '3' && bytes[i + 2] == '4' && bytes[i + 3] == '=') {
                return number(bytes, i + 4, end);
            }
        }
        return 0;
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
