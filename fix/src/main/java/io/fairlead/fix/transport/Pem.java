package io.fairlead.fix.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Cuts PEM text into its blocks (RFC 7468), without turning keys into Strings. Stateless.
final class Pem {
    private static final byte[] BEGIN = "-----BEGIN ".getBytes(US_ASCII);
    private static final byte[] DASHES = "-----".getBytes(US_ASCII);

    private Pem() {}

    /// One block. Its content may be a key: wipe it.
    static final class Block {
        private final String label;
        private final byte[] content;

        Block(String label, byte[] content) {
            this.label = label;
            this.content = content;
        }

        /// What the block says it holds, such as `PRIVATE KEY`.
        String label() {
            return label;
        }

        void wipe() {
            Arrays.fill(content, (byte) 0);
        }

        /// What is between the lines of dashes, decoded.
        ///
        /// @throws IllegalArgumentException if it is no Base64
        byte[] decoded() {
            return Base64.getMimeDecoder().decode(content);
        }

        /// Whether the block has the headers of a key encrypted in the way of old (RFC 1421).
        boolean encryptedOfOld() {
            return indexOf(content, "Proc-Type:".getBytes(US_ASCII), 0) >= 0;
        }
    }

    /// The blocks in their order; whatever is between them does not matter.
    static List<Block> blocks(byte[] text) {
        List<Block> blocks = new ArrayList<>();
        int begin = indexOf(text, BEGIN, 0);
        while (begin >= 0) {
            int labelEnd = indexOf(text, DASHES, begin + BEGIN.length);
            if (labelEnd < 0) {
                return blocks;
            }
            String label = new String(text, begin + BEGIN.length, labelEnd - begin - BEGIN.length, US_ASCII);
            int from = labelEnd + DASHES.length;
            int end = indexOf(text, ("-----END " + label + "-----").getBytes(US_ASCII), from);
            if (end < 0) {
                return blocks;
            }
            blocks.add(new Block(label, Arrays.copyOfRange(text, from, end)));
            begin = indexOf(text, BEGIN, end);
        }
        return blocks;
    }

    private static int indexOf(byte[] text, byte[] wanted, int from) {
        for (int i = from; i <= text.length - wanted.length; i++) {
            if (Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
