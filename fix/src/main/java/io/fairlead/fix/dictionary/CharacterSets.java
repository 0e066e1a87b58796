package io.fairlead.fix.dictionary;

import java.util.Arrays;

/// Sets of ASCII characters by number, 128 bits each. Owned by the thread of its validator.
final class CharacterSets {
    private static final int WORDS = 2;

    private long[] bits = new long[WORDS * 64];

    /// Whether a set has a character; none has one beyond ASCII.
    boolean has(int set, char character) {
        return character < WORDS * Long.SIZE && (bits[WORDS * set + character / Long.SIZE] & 1L << character) != 0;
    }

    void set(int set, long[] characters) {
        if (WORDS * (set + 1) > bits.length) {
            bits = Arrays.copyOf(bits, 2 * bits.length);
        }
        System.arraycopy(characters, 0, bits, WORDS * set, WORDS);
    }
}
