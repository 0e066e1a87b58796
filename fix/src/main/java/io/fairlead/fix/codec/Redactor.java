package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/// Copies messages without what no log may hold. Owned by one thread; its buffer grows to the longest message seen.
///
/// Password(554), NewPassword(925) and RawData(96) become `***`, Account(1) keeps its last three characters, and other
/// control characters than SOH become `?`. Works on garbled bytes too.
public final class Redactor {
    private static final int KEPT_OF_ACCOUNT = 3;

    private byte[] buffer = new byte[1024];
    private int position;

    /// A redactor with an empty buffer.
    public Redactor() {}

    /// Redacts a message into [#buffer], from 0 on; returns the redacted length.
    public int redact(byte[] src, int offset, int length) {
        // A secret of one byte grows to three.
        if (buffer.length < 3 * length) {
            buffer = new byte[3 * length];
        }
        position = 0;
        int end = offset + length;
        int dataLength = -1;
        for (int at = offset; at < end; ) {
            int stop = find(src, at, end, Ascii.SOH);
            int equals = find(src, at, stop, (byte) '=');
            int value = Math.min(equals + 1, stop);
            int tag = Math.clamp(Ascii.parseLong(src, at, equals - at), 0, Integer.MAX_VALUE);
            if (dataLength >= 0 && dataLength < end - value) {
                stop = Math.max(stop, value + dataLength);
            }
            copy(src, at, value);
            copyValue(src, value, stop, tag);
            if (stop < end) {
                buffer[position++] = Ascii.SOH;
            }
            boolean announcesData = Tag.dataFieldOf(tag) != 0;
            dataLength = announcesData ? Math.clamp(Ascii.parseLong(src, value, stop - value), -1, 1_000_000) : -1;
            at = stop + 1;
        }
        return position;
    }

    /// Holds what [#redact] made, until it is called again.
    public byte[] buffer() {
        return buffer;
    }

    /// A message as text for people: redacted, with `|` for SOH. Allocates.
    public static String text(byte[] src, int offset, int length) {
        Redactor redactor = new Redactor();
        int redacted = redactor.redact(src, offset, length);
        return new String(redactor.buffer, 0, redacted, ISO_8859_1).replace('\u0001', '|');
    }

    private void copyValue(byte[] src, int from, int to, int tag) {
        if (Tag.secret(tag)) {
            Arrays.fill(buffer, position, position + 3, (byte) '*');
            position += 3;
            return;
        }
        int masked = tag == Tag.ACCOUNT ? Math.max(0, to - from - KEPT_OF_ACCOUNT) : 0;
        Arrays.fill(buffer, position, position + masked, (byte) '*');
        position += masked;
        copy(src, from + masked, to);
    }

    private void copy(byte[] src, int from, int to) {
        for (int i = from; i < to; i++) {
            buffer[position++] = src[i] >= 0 && src[i] < ' ' ? (byte) '?' : src[i];
        }
    }

    private static int find(byte[] src, int from, int to, byte wanted) {
        for (int i = from; i < to; i++) {
            if (src[i] == wanted) {
                return i;
            }
        }
        return to;
    }
}
