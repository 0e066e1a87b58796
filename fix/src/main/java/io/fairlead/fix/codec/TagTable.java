package io.fairlead.fix.codec;

/// What is known of the usual tags, by tag, so that no field has to be thought about. Stateless.
final class TagTable {
    /// Tags below this are in the table.
    static final int SIZE = 2048;

    private static final int LENGTH_SHIFT = 56;

    /// Set with a tag that announces a data field.
    private static final long ANNOUNCES = 1L << 63;

    private static final long[] SPELLED = new long[SIZE];
    private static final short[] DATA_FIELDS = new short[SIZE];
    private static final boolean[] SECRET = new boolean[SIZE];

    static {
        for (int tag = 1; tag < SIZE; tag++) {
            DATA_FIELDS[tag] = (short) Tag.dataFieldOf(tag);
            SPELLED[tag] = spell(tag) | (DATA_FIELDS[tag] == 0 ? 0 : ANNOUNCES);
            SECRET[tag] = Tag.secret(tag);
        }
    }

    private TagTable() {}

    private static long spell(int tag) {
        String text = tag + "=";
        long word = (long) text.length() << LENGTH_SHIFT;
        for (int i = 0; i < text.length(); i++) {
            word |= (long) text.charAt(i) << (8 * i);
        }
        return word;
    }

    /// Writes `tag=`; returns the position behind. Needs room for twelve bytes.
    static int write(byte[] dst, int at, int tag) {
        if (tag > 0 && tag < SIZE) {
            long word = SPELLED[tag];
            Words.put(dst, at, word);
            return at + lengthOf(word);
        }
        int behind = Ascii.writeInt(dst, at, tag);
        dst[behind] = '=';
        return behind + 1;
    }

    private static int lengthOf(long spelled) {
        return (int) (spelled >>> LENGTH_SHIFT) & 0xf;
    }

    /// How many bytes `tag=` has if a word begins with it, or 0: also of a tag that is not in the table, or that
    /// announces a data field.
    static int begins(long word, int tag) {
        if (tag >= SIZE) {
            return 0;
        }
        long spelled = SPELLED[tag];
        int length = lengthOf(spelled);
        return spelled >= 0 && (word ^ spelled) << (Long.SIZE - 8 * length) == 0 ? length : 0;
    }

    /// Like [Tag#dataFieldOf].
    static int dataFieldOf(int tag) {
        return tag >= 0 && tag < SIZE ? DATA_FIELDS[tag] : Tag.dataFieldOf(tag);
    }

    /// Like [Tag#secret].
    static boolean secret(int tag) {
        return (tag >= 0 && tag < SIZE) ? SECRET[tag] : Tag.secret(tag);
    }
}
