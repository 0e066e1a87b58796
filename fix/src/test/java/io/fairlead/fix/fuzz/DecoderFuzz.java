package io.fairlead.fix.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;

/// What Jazzer feeds with bytes of its choice: they go through framer, decoder and validator as they are, and once more
/// as the body of a message whose length and checksum are right. Nothing may throw, nothing may hang, and a message
/// that was used before must tell the same as a new one.
public final class DecoderFuzz {
    private static final int LONGEST = 8192;
    private static final int MOST_FIELDS = 64;
    private static final MessageValidator VALIDATOR = new MessageValidator(FixDictionary.fix44(), true);
    private static final MessageValidator FORGETFUL = new MessageValidator(FixDictionary.fix44(), true);
    private static final FixMessage REUSED = new FixMessage(MOST_FIELDS);

    private DecoderFuzz() {}

    /// Called by Jazzer, by this name.
    public static void fuzzerTestOneInput(byte[] input) {
        read(input, input.length);
        byte[] head = ("8=FIX.4.4\u00019=" + (input.length + 1) + "\u0001").getBytes(ISO_8859_1);
        byte[] framed = new byte[head.length + input.length + 8];
        System.arraycopy(head, 0, framed, 0, head.length);
        System.arraycopy(input, 0, framed, head.length, input.length);
        framed[head.length + input.length] = 1;
        int trailer = framed.length - 7;
        int sum = 0;
        for (int i = 0; i < trailer; i++) {
            sum += framed[i];
        }
        byte[] checkSum = String.format("10=%03d\u0001", sum & 0xff).getBytes(ISO_8859_1);
        System.arraycopy(checkSum, 0, framed, trailer, checkSum.length);
        read(framed, framed.length);
    }

    private static void read(byte[] bytes, int length) {
        FixFramer framer = new FixFramer(LONGEST);
        int at = 0;
        while (at < length) {
            int framed = framer.frame(bytes, at, length);
            if (framed == FixFramer.NEED_MORE) {
                return;
            }
            if (framed > 0) {
                decode(bytes, at, framed);
            }
            int step = framed > 0 ? framed : framer.skipped();
            require(step > 0, "the framer stands still");
            at += step;
        }
    }

    private static void decode(byte[] bytes, int at, int length) {
        FixMessage fresh = new FixMessage(MOST_FIELDS);
        int code = FixDecoder.decode(bytes, at, length, fresh);
        require(FixDecoder.decode(bytes, at, length, REUSED) == code, "the verdict differs");
        if (code != FixDecoder.OK) {
            return;
        }
        require(REUSED.fields() == fresh.fields() && REUSED.fault() == fresh.fault(), "fields or fault differ");
        FixDecimal decimal = new FixDecimal();
        for (int i = 0; i < fresh.fields(); i++) {
            int tag = fresh.tag(i);
            boolean same = REUSED.tag(i) == tag
                    && REUSED.start(i) == fresh.start(i)
                    && REUSED.length(i) == fresh.length(i)
                    && REUSED.indexOf(tag) == fresh.indexOf(tag);
            require(same, "field " + i + " differs");
            fresh.longAt(i);
            fresh.timestampAt(i);
            fresh.decimalAt(i, decimal);
        }
        VALIDATOR.check(REUSED);
        FORGETFUL.check(fresh); // which it has not met before
        require(REUSED.fault() == fresh.fault() && REUSED.faultTag() == fresh.faultTag(), "the validators differ");
        require(!REUSED.toString().isEmpty(), "a message without text");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
