package io.fairlead.fix.codec;

/// What is known of the usual tags, by tag, so that no field has to be thought about. Stateless.
final class TagTable {
    /// Tags below this are in the table.
    static final int SIZE = 2048;

    private static final int LENGTH_SHIFT = 56;
    private static final long[] SPELLED = new long[SIZE];
    private static final short[] DATA_FIELDS = new short[SIZE];
    private static final boolean[] SECRET = new boolean[SIZE];

    static {
        for (int tag = 1; tag < SIZE; tag++) {
            SPELLED[tag] = spell(tag);
            DATA_FIELDS[tag] = (short) Tag.dataFieldOf(tag);
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
            return at + (int) (word >>> LENGTH_SHIFT);
        }
        int behind = Ascii.writeInt(dst, at, tag);
        dst[behind] = '=';
        return behind + 1;
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
