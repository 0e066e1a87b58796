package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/// Copies messages without what no log may hold. Owned by one thread; its buffer grows to the longest message seen.
///
/// Secrets ([Tag#secret]) become `***`, Account(1) keeps its last three characters, words for people (Text(58)) stay
/// readable but for secrets and account numbers that they quote, and control characters other than SOH become `?`.
/// Works on garbled bytes too.
public final class Redactor {
    private static final int MAX_TEXTS = 16;
    private static final int DELETE = 0x7f;

    private final ProseMask prose = new ProseMask();
    private final int[] textsFrom = new int[MAX_TEXTS];
    private final int[] textsTo = new int[MAX_TEXTS];
    private byte[] buffer = new byte[1024];
    private int position;
    private int texts;

    /// A redactor with an empty buffer, which has not seen an account yet.
    public Redactor() {}

    /// Redacts a message into [#buffer], from 0 on; returns the redacted length.
    public int redact(byte[] src, int offset, int length) {
        start(length);
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
        // Last, because the account may stand behind the text that quotes it.
        for (int i = 0; i < texts; i++) {
            prose.mask(buffer, textsFrom[i], textsTo[i]);
        }
        return position;
    }

    /// Redacts words for people that are no field, such as the reason of a disconnection; returns the length.
    public int redactText(byte[] src, int offset, int length) {
        start(length);
        copy(src, offset, offset + length);
        prose.mask(buffer, 0, position);
        return position;
    }

    private void start(int length) {
        // A secret of one byte grows to three.
        if (buffer.length < 3 * length) {
            buffer = new byte[3 * length];
        }
        position = 0;
        texts = 0;
    }

    /// Holds what was redacted last.
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
            star(3);
        } else if (tag == Tag.ACCOUNT) {
            prose.learn(src, from, to);
            int masked = Math.max(0, to - from - ProseMask.KEPT);
            star(masked);
            copy(src, from + masked, to);
        } else if (Tag.prose(tag) && texts == MAX_TEXTS) {
            star(3); // so many texts in one message are no words for people
        } else {
            int start = position;
            copy(src, from, to);
            if (Tag.prose(tag)) {
                textsFrom[texts] = start;
                textsTo[texts++] = position;
            }
        }
    }

    private void star(int count) {
        Arrays.fill(buffer, position, position + count, (byte) '*');
        position += count;
    }

    private void copy(byte[] src, int from, int to) {
        for (int i = from; i < to; i++) {
            buffer[position++] = control(src[i]) ? (byte) '?' : src[i];
        }
    }

    private static boolean control(byte each) {
        return (each >= 0 && each < ' ') || each == DELETE;
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
