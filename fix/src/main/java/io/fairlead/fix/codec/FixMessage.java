package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One decoded message: a reusable flyweight over the bytes it was decoded from. Owned by the thread that decodes,
/// and valid only until it decodes the next message.
///
/// Field `i` (0 to `fields() - 1`, in wire order) has `tag(i)`, and its value stands in [#buffer] from `start(i)`, for
/// `length(i)` bytes. Getters by tag read the first such field and return a sentinel when it is absent or malformed;
/// they never throw. Only those that return a `String` allocate.
public final class FixMessage {
    /// Getters return this for an int or long that is absent or not a number.
    public static final long NO_LONG = Long.MIN_VALUE;

    /// Getters return this for an int that is absent or not a number.
    public static final int NO_INT = Integer.MIN_VALUE;

    /// Getters return this for a character that is absent.
    public static final char NO_CHAR = 0;

    /// A sum that nobody knows yet.
    static final int UNKNOWN = -1;

    private static final byte[] NOTHING = {};
    private static final int SCALE_BITS = 5;
    private static final int MAX_SCALE = (1 << SCALE_BITS) - 1;

    byte[] buffer = NOTHING;
    int offset;
    int length;
    final int[] tags;
    final int[] starts;
    /// Where the value of each field ends; behind those of the fields is room for a scan.
    final int[] stops;

    int fields;

    /// How many of the tags are in `firsts`. Those behind the fields are of a message before.
    int known;

    /// How often a message was another one than that before in its tags or their order.
    long layout;

    int msgType;

    /// How many messages were decoded into this.
    long decodings;

    /// What was read as a decimal once, by field: the digits, and behind the scale which message it was.
    private final long[] mantissas;

    private final long[] scales;

    /// How the tags are spelled, as in [TagTable].
    final long[] spelled;

    final ByteScan scan = new ByteScan();

    /// What the bytes of the message add up to, if that is known.
    int sum;

    /// Where the first field of each usual tag is, as `generation + index`; what is smaller is of other messages.
    private final int[] firsts = new int[TagTable.SIZE];

    private int generation = 1;
    private long knownDay;
    private long knownDayNanos = UtcTimestamp.INVALID;

    @Nullable
    RejectReason fault;

    int faultTag;

    @Nullable
    String faultText;

    /// A flyweight for messages of at most `maxFields` fields; a message with more has a fault.
    public FixMessage(int maxFields) {
        tags = new int[maxFields];
        starts = new int[maxFields];
        stops = new int[maxFields + ByteScan.ROOM];
        mantissas = new long[maxFields];
        scales = new long[maxFields];
        spelled = new long[maxFields];
    }

    /// Fields from this index on are others than those of the message before.
    void forgetFrom(int index) {
        if (index >= known) {
            return;
        }
        if (generation > Integer.MAX_VALUE - 2 * tags.length) {
            generation = 1;
            Arrays.fill(firsts, 0);
        }
        generation += tags.length;
        for (int i = 0; i < index; i++) {
            remember(i, tags[i]);
        }
        known = index;
    }

    void set(int index, int tag, int start, int stop) {
        tags[index] = tag;
        spelled[index] = TagTable.spelled(tag);
        remember(index, tag);
        span(index, start, stop);
    }

    private void remember(int index, int tag) {
        if (tag < TagTable.SIZE && firsts[tag] < generation) {
            firsts[tag] = generation + index;
        }
    }

    void span(int index, int start, int stop) {
        starts[index] = start;
        stops[index] = stop;
        if (start == stop) {
            blameEmpty(index);
        }
    }

    /// A session's messages stand in the same bytes, and to store a reference is work for the garbage collector.
    @SuppressWarnings("ReferenceEquality")
    void in(byte[] src) {
        if (buffer != src) {
            buffer = src;
        }
    }

    void acquit() {
        if (fault != null) {
            fault = null;
            faultTag = 0;
            faultText = null;
        }
    }

    void blameEmpty(int index) {
        blame(RejectReason.TAG_SPECIFIED_WITHOUT_A_VALUE, tags[index]);
    }

    /// The bytes that hold the message.
    public byte[] buffer() {
        return buffer;
    }

    /// Where the message starts in [#buffer].
    public int offset() {
        return offset;
    }

    /// How many bytes the message has.
    public int length() {
        return length;
    }

    /// How many fields the message has, header and trailer included.
    public int fields() {
        return fields;
    }

    /// As long as this stays the same, field `i` of each message decoded into this has the same tag.
    public long layout() {
        return layout;
    }

    /// The tag of a field.
    public int tag(int index) {
        return tags[index];
    }

    /// Where the value of a field starts in [#buffer].
    public int start(int index) {
        return starts[index];
    }

    /// How many bytes the value of a field has.
    public int length(int index) {
        return stops[index] - starts[index];
    }

    /// MsgType(35) as in [MsgType], or [MsgType#NONE].
    public int msgType() {
        return msgType;
    }

    /// The first thing found wrong with the message that did not keep it from being framed, or null.
    public @Nullable RejectReason fault() {
        return fault;
    }

    /// The tag at fault, or 0.
    public int faultTag() {
        return faultTag;
    }

    /// What is wrong in words: those of the reason, unless there are better ones. Empty without a fault.
    public String faultText() {
        RejectReason reason = fault;
        String text = faultText;
        return text != null ? text : reason == null ? "" : reason.text();
    }

    /// Records what a validator found wrong, unless something was found before.
    public void blame(RejectReason reason, int tag) {
        blame(reason, tag, null);
    }

    /// Records what a validator found wrong in words of its own, unless something was found before.
    public void blame(RejectReason reason, int tag, @Nullable String text) {
        if (fault == null) {
            fault = reason;
            faultTag = tag;
            faultText = text;
        }
    }

    /// MsgSeqNum(34), or [#NO_INT].
    public int msgSeqNum() {
        return intValue(Tag.MSG_SEQ_NUM);
    }

    /// Whether PossDupFlag(43) is Y.
    public boolean possDup() {
        return flag(Tag.POSS_DUP_FLAG);
    }

    /// The index of the first field with this tag, or -1.
    public int indexOf(int tag) {
        if (tag > 0 && tag < TagTable.SIZE) {
            int index = firsts[tag] - generation;
            return index < fields ? Math.max(-1, index) : -1;
        }
        return indexOf(tag, 0, fields);
    }

    /// The index of the first field with this tag from index `from` to before `to`, or -1.
    public int indexOf(int tag, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tags[i] == tag) {
                return i;
            }
        }
        return -1;
    }

    /// Whether there is a field with this tag.
    public boolean has(int tag) {
        return indexOf(tag) >= 0;
    }

    /// A whole number that fits an int, or [#NO_INT].
    public int intValue(int tag) {
        return intAt(indexOf(tag));
    }

    /// A whole number, or [#NO_LONG].
    public long longValue(int tag) {
        return longAt(indexOf(tag));
    }

    /// The only character of a value, or [#NO_CHAR] if there is none or more than one.
    public char charValue(int tag) {
        return charAt(indexOf(tag));
    }

    /// Whether the value is `Y`.
    public boolean flag(int tag) {
        return charValue(tag) == 'Y';
    }

    /// Reads a price or quantity; returns whether it is there and well-formed.
    public boolean decimal(int tag, FixDecimal into) {
        return decimalAt(indexOf(tag), into);
    }

    /// A UTCTimestamp in nanoseconds since the epoch, or [UtcTimestamp#INVALID].
    public long timestamp(int tag) {
        return timestampAt(indexOf(tag));
    }

    /// Whether the value is exactly this text.
    public boolean valueEquals(int tag, CharSequence text) {
        return equalsAt(indexOf(tag), text);
    }

    /// The value as a new String, or null if there is no such field.
    public @Nullable String string(int tag) {
        int index = indexOf(tag);
        return index < 0 ? null : stringAt(index);
    }

    /// The value as a new String, or the fallback if there is no such field.
    public String string(int tag, String fallback) {
        int index = indexOf(tag);
        return index < 0 ? fallback : stringAt(index);
    }

    /// Like [#intValue] for the field at an index; -1 is an absent field.
    public int intAt(int index) {
        long value = longAt(index);
        return value > Integer.MAX_VALUE || value <= Integer.MIN_VALUE ? NO_INT : (int) value;
    }

    /// Like [#longValue] for the field at an index; -1 is an absent field.
    public long longAt(int index) {
        return index < 0 ? NO_LONG : Ascii.parseLong(buffer, starts[index], length(index));
    }

    /// Like [#charValue] for the field at an index; -1 is an absent field.
    public char charAt(int index) {
        return index < 0 || length(index) != 1 ? NO_CHAR : (char) (buffer[starts[index]] & 0xff);
    }

    /// Like [#decimal] for the field at an index; -1 is an absent field.
    public boolean decimalAt(int index, FixDecimal into) {
        if (index < 0) {
            return false;
        }
        long known = scales[index];
        if (known >>> SCALE_BITS == decodings) {
            into.set(mantissas[index], (int) known & MAX_SCALE);
            return true;
        }
        boolean read = into.parse(buffer, starts[index], length(index));
        if (read) {
            mantissas[index] = into.mantissa();
            scales[index] = decodings << SCALE_BITS | into.scale();
        }
        return read;
    }

    /// Like [#timestamp] for the field at an index; -1 is an absent field.
    public long timestampAt(int index) {
        if (index < 0 || length(index) < Long.BYTES) {
            return UtcTimestamp.INVALID;
        }
        int start = starts[index];
        long day = Words.get(buffer, start);
        if (day != knownDay) {
            knownDay = day;
            knownDayNanos = UtcTimestamp.parseDate(buffer, start, Long.BYTES);
        }
        return UtcTimestamp.parse(knownDayNanos, buffer, start, length(index));
    }

    /// Like [#valueEquals] for the field at an index; -1 is an absent field.
    public boolean equalsAt(int index, CharSequence text) {
        if (index < 0 || length(index) != text.length()) {
            return false;
        }
        int start = starts[index];
        for (int i = 0; i < length(index); i++) {
            if ((buffer[start + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the values of the fields at two indexes are the same.
    public boolean sameAt(int one, int other) {
        int length = length(one);
        if (length != length(other)) {
            return false;
        }
        int first = starts[one];
        int second = starts[other];
        if (length > 0 && length <= Long.BYTES && Math.max(first, second) <= buffer.length - Long.BYTES) {
            long differing = Words.get(buffer, first) ^ Words.get(buffer, second);
            return differing << (Long.SIZE - Byte.SIZE * length) == 0;
        }
        return Arrays.equals(buffer, first, first + length, buffer, second, second + length);
    }

    /// The value of the field at an index as a new String.
    public String stringAt(int index) {
        return new String(buffer, starts[index], length(index), ISO_8859_1);
    }

    /// Overwrites the values of secret fields, see [Tag#secret], in the bytes that the message stands in.
    public void wipeSecrets() {
        for (int i = 0; i < fields; i++) {
            if (Tag.secret(tags[i])) {
                Arrays.fill(buffer, starts[i], starts[i] + length(i), (byte) '*');
            }
        }
    }

    /// The message with `|` for SOH and without secrets, for logs and tests. Allocates.
    @Override
    public String toString() {
        return Redactor.text(buffer, offset, length);
    }
}
