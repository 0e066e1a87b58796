package io.fairlead.fix.codec;

/// What is known of the usual tags, by tag, so that no field has to be thought about. Stateless.
final class TagTable {
    /// Tags below this are in the table.
    static final int SIZE = 2048;

    private static final int LENGTH_SHIFT = 56;

    static final long NOT_SPELLED = -1;

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

    /// How a tag is spelled, for [#begins]; [#NOT_SPELLED] of one that is not in the table, or that announces a data
    /// field.
    static long spelled(int tag) {
        return tag >= SIZE || SPELLED[tag] < 0 ? NOT_SPELLED : SPELLED[tag];
    }

    /// How many bytes `tag=` has if a word begins with it as it is spelled, or 0.
    static int begins(long word, long spelled) {
        int length = lengthOf(spelled);
        return spelled != NOT_SPELLED && (word ^ spelled) << (Long.SIZE - 8 * length) == 0 ? length : 0;
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
