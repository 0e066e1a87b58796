package io.fairlead.venues.fixmd;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the fields of each entry of a market-data message stand. Owned by the thread that decodes.
///
/// ```java
/// for (places.of(message); places.next(); ) { message.charAt(places.at(TYPE)); … }
/// ```
///
/// An entry starts where the first field of the first one appears again. The fields are trusted, not the count: entries
/// end where a field is no member, whatever NoMDEntries(268) said; [#isComplete] tells whether both agreed. A message
/// with the same fields in the same order as the one before is not searched again.
final class EntryPlaces {
    static final int TYPE = 0;
    static final int ACTION = 1;
    static final int SYMBOL = 2;
    static final int PRICE = 3;
    static final int SIZE = 4;
    static final int ID = 5;
    static final int REF_ID = 6;
    static final int SEQUENCE = 7;
    static final int POSITION = 8;
    static final int LEVEL = 9;
    static final int ORDERS = 10;
    static final int TIME = 11;

    /// A member that nobody asks for.
    private static final int OTHER = 12;

    /// Not -1 where an entry has fields from `SEQUENCE` on.
    private static final int MORE = 13;

    private static final int WIDTH = 14;
    private static final int STRANGER = -1;

    /// By column.
    private static final int[] ASKED = {
        Tag.MD_ENTRY_TYPE,
        Tag.MD_UPDATE_ACTION,
        Tag.SYMBOL,
        Tag.MD_ENTRY_PX,
        Tag.MD_ENTRY_SIZE,
        Tag.MD_ENTRY_ID,
        Tag.MD_ENTRY_REF_ID,
        Tag.RPT_SEQ,
        Tag.MD_ENTRY_POSITION_NO,
        Tag.MD_PRICE_LEVEL,
        Tag.NUMBER_OF_ORDERS,
        Tag.MD_ENTRY_TIME
    };

    /// What else an entry of either message may have, those of later versions and of venues that number entries or
    /// levels included.
    private static final int[] MEMBERS = {
        15, 18, 22, 37, 40, 48, 55, 58, 59, 63, 64, 65, 83, 106, 107, 110,
        120, 126, 167, 200, 201, 202, 205, 206, 207, 223, 224, 225, 226, 227, 228, 231,
        239, 240, 255, 269, 270, 271, 272, 273, 274, 275, 276, 277, 278, 279, 280, 282,
        283, 284, 285, 286, 287, 288, 289, 290, 291, 292, 299, 326, 336, 346, 354, 355,
        423, 432, 447, 448, 449, 450, 451, 452, 453, 454, 455, 456, 460, 461, 470, 471,
        472, 528, 541, 543, 546, 625, 667, 691, 711, 731, 762, 811, 828, 864, 865, 866,
        867, 868, 873, 874, 875, 876, 1020, 1023, 1024, 1070, 1140, 1300, 2445, 2446
    };

    private static final byte[] COLUMNS = columns();

    private int[] places = new int[WIDTH * 32];
    private @Nullable FixMessage searched;
    private long layout;
    private int fields;
    private int count;
    private int entries;
    private int declared;
    private int next;
    private int row;

    private static byte[] columns() {
        byte[] columns = new byte[Arrays.stream(MEMBERS).max().orElse(0) + 1];
        Arrays.fill(columns, (byte) STRANGER);
        for (int tag : MEMBERS) {
            columns[tag] = OTHER;
        }
        for (int i = 0; i < ASKED.length; i++) {
            columns[ASKED[i]] = (byte) i;
        }
        return columns;
    }

    private static int column(int tag) {
        return tag >= 0 && tag < COLUMNS.length ? COLUMNS[tag] : STRANGER;
    }

    /// Stands before the first entry of a message.
    @SuppressWarnings("ReferenceEquality") // a layout is that of one flyweight
    void of(FixMessage message) {
        if (message != searched || message.layout() != layout || message.fields() != fields) {
            search(message);
            searched = message;
            layout = message.layout();
            fields = message.fields();
        }
        declared = Math.max(0, message.intAt(count));
        next = 0;
    }

    private void search(FixMessage message) {
        entries = 0;
        count = message.indexOf(Tag.NO_MD_ENTRIES);
        int at = count + 1;
        int first = count >= 0 && at < message.fields() ? message.tag(at) : 0;
        if (column(first) == STRANGER) {
            return;
        }
        while (at < message.fields() && message.tag(at) == first) {
            at = searchEntry(message, at);
        }
    }

    /// Returns the index behind.
    private int searchEntry(FixMessage message, int from) {
        int begin = entries++ * WIDTH;
        if (begin + WIDTH > places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        Arrays.fill(places, begin, begin + WIDTH, -1);
        int first = message.tag(from);
        int at = from;
        int column = column(first);
        do {
            if (places[begin + column] < 0) {
                places[begin + column] = at;
            }
            if (column >= SEQUENCE && column != OTHER) {
                places[begin + MORE] = at;
            }
            at++;
            column = at < message.fields() && message.tag(at) != first ? column(message.tag(at)) : STRANGER;
        } while (column != STRANGER);
        return at;
    }

    /// Steps to the next entry; returns whether there is one.
    boolean next() {
        row = next * WIDTH;
        return next++ < entries;
    }

    /// The index in the message of the first such field in this entry, or -1.
    int at(int column) {
        return places[row + column];
    }

    /// Whether this entry has fields besides those that each has: from `SEQUENCE` on.
    boolean hasMore() {
        return at(MORE) >= 0;
    }

    /// Whether there are as many entries as declared.
    boolean isComplete() {
        return entries == declared;
    }
}
