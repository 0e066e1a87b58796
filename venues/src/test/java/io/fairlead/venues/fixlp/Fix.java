package io.fairlead.venues.fixlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixHeader;
import io.fairlead.fix.codec.FixMessage;

/// FIX text for tests, with `|` for SOH.
final class Fix {
    static final long NOW = 1_700_000_000_123_000_000L;

    private Fix() {}

    /// A decoded message with this body; frame and header are added.
    static FixMessage message(String msgType, String body) {
        String content = "35=" + msgType + "|34=7|49=LP|56=FAIRLEAD|52=20231114-22:13:20.000|" + body;
        String framed = "8=FIX.4.4|9=" + content.length() + "|" + content;
        int sum = framed.replace('|', '\u0001').chars().sum() & 0xff;
        byte[] bytes =
                (framed + "10=%03d|".formatted(sum)).replace('|', '\u0001').getBytes(ISO_8859_1);
        FixMessage message = new FixMessage(256);
        if (FixDecoder.decode(bytes, 0, bytes.length, message) != FixDecoder.OK) {
            throw new IllegalArgumentException("not a FIX message: " + framed);
        }
        return message;
    }

    static FixEncoder encoder() {
        return new FixEncoder(FixHeader.of("FIX.4.4", "FAIRLEAD", "LP"), 4096);
    }

    /// The body that an encoder holds.
    static String body(FixEncoder encoder) {
        int length = encoder.finish(1, NOW);
        if (length < 0) {
            throw new IllegalStateException("the encoder refused the message: " + length);
        }
        String text = new String(encoder.buffer(), encoder.offset(), length, ISO_8859_1).replace('\u0001', '|');
        int from = text.indexOf('|', text.indexOf("|56=") + 1) + 1;
        return text.substring(from, text.lastIndexOf("10="));
    }
}
