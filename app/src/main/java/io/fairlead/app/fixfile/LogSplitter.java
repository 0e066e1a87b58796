package io.fairlead.app.fixfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a log into pieces of one message each: at line ends, and behind `10=nnn` where messages follow each other
/// without them. Never holds more than one piece, and no piece of more than a mebibyte: the rest of a longer one is
/// passed over. Owned by one thread.
final class LogSplitter {
    static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final byte[] input = new byte[64 * 1024];
    private byte[] piece = new byte[4096];
    private int at;
    private int end;
    private int length;
    private boolean cut;

    LogSplitter(InputStream in) {
        this.in = in;
    }

    /// The next piece that has anything in it, one character a byte; null at the end.
    @Nullable
    String next() throws IOException {
        length = 0;
        cut = false;
        for (int each = read(); each >= 0; each = read()) {
            if (each == '\n') {
                if (hasContent()) {
                    return text();
                }
                length = 0;
                cut = false;
            } else {
                keep((byte) each);
                if (endsMessage(each)) {
                    return text();
                }
            }
        }
        return hasContent() ? text() : null;
    }

    /// Whether the piece returned last was longer than what was returned.
    boolean wasCut() {
        return cut;
    }

    private int read() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(input));
            if (end == 0) {
                return -1;
            }
        }
        return input[at++] & 0xff;
    }

    private void keep(byte each) {
        if (length == LONGEST) {
            cut = true;
            return;
        }
        if (length == piece.length) {
            piece = Arrays.copyOf(piece, Math.min(LONGEST, 2 * length));
        }
        piece[length++] = each;
    }

    /// `<SOH>10=123<SOH>`, or the same with `|`.
    private boolean endsMessage(int separator) {
        if (cut || length < 8 || (separator != 1 && separator != '|')) {
            return false;
        }
        return piece[length - 8] == separator
                && piece[length - 7] == '1'
                && piece[length - 6] == '0'
                && piece[length - 5] == '='
                && digit(piece[length - 4])
                && digit(piece[length - 3])
                && digit(piece[length - 2]);
    }

    private static boolean digit(byte each) {
        return each >= '0' && each <= '9';
    }

    /// Blanks and the brackets that close what stands around a message are nothing.
    private boolean hasContent() {
        for (int i = 0; i < length; i++) {
            if (piece[i] != ' ' && piece[i] != '\r' && piece[i] != ')' && piece[i] != '\t' && piece[i] != 0) {
                return true;
            }
        }
        return false;
    }

    private String text() {
        return new String(piece, 0, length, ISO_8859_1);
    }
}
