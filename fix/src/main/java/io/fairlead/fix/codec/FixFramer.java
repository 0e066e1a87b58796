package io.fairlead.fix.codec;

/// Finds where messages start and end in a stream of bytes. Owned by the thread that polls the session.
///
/// A message is `8=FIX…|9=n|`, n bytes, `10=ccc|`. Anything else is garbled: by the session protocol it is skipped
/// up to the next `8=FIX`, without a word and without counting a MsgSeqNum(34). Input of any kind ends in a result,
/// never in an exception, and a message that claims more than the given maximum is garbled.
public final class FixFramer {
    /// The bytes so far are the beginning of a message; more must come.
    public static final int NEED_MORE = 0;

    /// The first [#skipped] bytes are garbled; frame again behind them.
    public static final int GARBLED = -1;

    private static final byte[] START = {'8', '=', 'F', 'I', 'X'};
    private static final int TRAILER_LENGTH = 7;
    private static final int LONGEST_BEGIN_STRING = 12;
    private static final int LONGEST_BODY_LENGTH = 9;

    private final int maxMessageLength;
    private final boolean believing;
    private int skipped;

    /// A framer that refuses messages of more than `maxMessageLength` bytes.
    public FixFramer(int maxMessageLength) {
        this(maxMessageLength, false);
    }

    /// A framer that refuses messages of more than `maxMessageLength` bytes.
    ///
    /// @param believing whether a BodyLength(9) that turns out wrong is skipped as far as it reaches, with the
    ///         message behind it that it runs into, as engines of the field do; otherwise that message is saved
    public FixFramer(int maxMessageLength, boolean believing) {
        this.maxMessageLength = maxMessageLength;
        this.believing = believing;
    }

    /// Looks at `src[from..to)`. Returns the length of the message that starts at `from`, [#NEED_MORE] or [#GARBLED].
    public int frame(byte[] src, int from, int to) {
        int at = expect(src, from, to);
        if (at <= 0) {
            return at == 0 ? NEED_MORE : garbled(src, from, to);
        }
        int versionEnd = find(src, at, Math.min(to, at + LONGEST_BEGIN_STRING));
        if (versionEnd < 0) {
            return to - at < LONGEST_BEGIN_STRING ? NEED_MORE : garbled(src, from, to);
        }
        at = versionEnd + 1;
        if (at + 2 > to) {
            return at < to && src[at] != '9' ? garbled(src, from, to) : NEED_MORE;
        }
        if (src[at] != '9' || src[at + 1] != '=') {
            return garbled(src, from, to);
        }
        return frameBody(src, from, at + 2, to);
    }

    private int frameBody(byte[] src, int from, int lengthStart, int to) {
        int lengthEnd = find(src, lengthStart, Math.min(to, lengthStart + LONGEST_BODY_LENGTH + 1));
        if (lengthEnd < 0) {
            return to - lengthStart <= LONGEST_BODY_LENGTH ? NEED_MORE : garbled(src, from, to);
        }
        int bodyLength = Words.digits(src, lengthStart, lengthEnd - lengthStart);
        long length = lengthEnd + 1L + bodyLength + TRAILER_LENGTH - from;
        if (bodyLength < 0 || length > maxMessageLength) {
            return garbled(src, from, to);
        }
        if (from + length > to) {
            return NEED_MORE;
        }
        int trailer = lengthEnd + 1 + bodyLength;
        boolean closed = src[trailer - 1] == Ascii.SOH
                && src[trailer] == '1'
                && src[trailer + 1] == '0'
                && src[trailer + 2] == '='
                && src[trailer + 6] == Ascii.SOH;
        return closed ? (int) length : garbledThrough(src, from, believing ? trailer : from + 1, to);
    }

    /// How many bytes to skip after [#GARBLED]; at least one.
    public int skipped() {
        return skipped;
    }

    private int garbled(byte[] src, int from, int to) {
        return garbledThrough(src, from, from + 1, to);
    }

    private int garbledThrough(byte[] src, int from, int end, int to) {
        int at = end;
        while (at < to && expect(src, at, to) < 0) {
            at++;
        }
        skipped = at - from;
        return GARBLED;
    }

    /// Position behind `8=FIX`, 0 if the bytes end within it, -1 if they differ.
    private static int expect(byte[] src, int from, int to) {
        for (int i = 0; i < START.length; i++) {
            if (from + i >= to) {
                return 0;
            }
            if (src[from + i] != START[i]) {
                return -1;
            }
        }
        return from + START.length;
    }

    private static int find(byte[] src, int from, int to) {
        int at = Words.indexOfSoh(src, from, to);
        return at < to ? at : -1;
    }
}
