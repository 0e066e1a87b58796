package io.fairlead.fix.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixMessage;
import java.util.ArrayList;
import java.util.List;

/// FIX text for tests, with `|` for SOH.
public final class Fix {
    private Fix() {}

    /// A whole message from begin string and the fields behind BodyLength(9); adds 9 and 10.
    public static byte[] message(String beginString, String fields) {
        String body = fields.replace('|', '\u0001');
        String head = "8=" + beginString + "\u00019=" + body.length() + "\u0001" + body;
        int sum = 0;
        for (byte b : head.getBytes(ISO_8859_1)) {
            sum += b & 0xff;
        }
        return (head + "10=" + String.format("%03d", sum % 256) + "\u0001").getBytes(ISO_8859_1);
    }

    public static byte[] message(String fields) {
        return message("FIX.4.4", fields);
    }

    public static FixMessage decoded(byte[] bytes) {
        FixMessage message = new FixMessage(512);
        int result = FixDecoder.decode(bytes, 0, bytes.length, message);
        if (result != FixDecoder.OK) {
            throw new IllegalArgumentException("not decodable, " + result + ": " + text(bytes));
        }
        return message;
    }

    public static FixMessage decoded(String fields) {
        return decoded(message(fields));
    }

    public static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1).replace('\u0001', '|');
    }

    /// Cuts a stream of well-formed messages into texts with `|`.
    public static List<String> split(String stream) {
        byte[] bytes = stream.getBytes(ISO_8859_1);
        FixFramer framer = new FixFramer(1 << 20);
        List<String> messages = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int length = framer.frame(bytes, from, bytes.length);
            if (length <= 0) {
                throw new IllegalArgumentException(
                        "not framed: " + stream.substring(from).replace('\u0001', '|'));
            }
            messages.add(new String(bytes, from, length, ISO_8859_1).replace('\u0001', '|'));
            from += length;
        }
        return messages;
    }
}
