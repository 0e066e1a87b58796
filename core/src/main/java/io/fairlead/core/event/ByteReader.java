package io.fairlead.core.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads what `ByteWriter` wrote. Throws `EventFormatException` on anything else; reads never leave the given range.
public final class ByteReader {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int end;
    private int at;

    public ByteReader(byte[] bytes, int offset, int length) {
        check(bytes, offset, length);
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    /// Reads other bytes from now on.
    void reset(byte[] others, int offset, int length) {
        check(others, offset, length);
        bytes = others;
        at = offset;
        end = offset + length;
    }

    private static void check(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || offset > bytes.length - length) {
            throw new IllegalArgumentException(
                    "offset " + offset + " and length " + length + " must lie within " + bytes.length + " bytes");
        }
    }

    public boolean atEnd() {
        return at == end;
    }

    public int oneByte() {
        if (at >= end) {
            throw new EventFormatException("event ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    public boolean bool() {
        int value = oneByte();
        if (value > 1) {
            throw new EventFormatException("a yes or no must be 0 or 1, was " + value);
        }
        return value == 1;
    }

    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public long unsigned() {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        if (end - at < Long.BYTES) {
            return unsignedByBytes();
        }
        long word = (long) WORDS.get(bytes, at);
        long ends = ~word & SevenBits.EACH_MORE;
        if (ends == 0) {
            at += Long.BYTES;
            return SevenBits.gather(word) | (aboveEightGroups() << SevenBits.MOST_BITS);
        }
        int bits = Long.numberOfTrailingZeros(ends) + 1;
        at += bits / Byte.SIZE;
        return SevenBits.gather(word & (-1L >>> (Long.SIZE - bits)));
    }

    /// The ninth group, and the tenth if there is one: of times, mostly.
    private long aboveEightGroups() {
        int ninth = oneByte();
        if (ninth < 0x80) {
            return ninth;
        }
        int tenth = oneByte();
        if (tenth >= 0x80) {
            throw new EventFormatException("a number has more than ten bytes");
        }
        return (ninth & 0x7F) | ((long) tenth << 7);
    }

    private long unsignedByBytes() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = oneByte();
            value |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new EventFormatException("a number has more than ten bytes");
    }

    public int int32() {
        long value = signed();
        if (value != (int) value) {
            throw new EventFormatException("a number must fit 32 bits, was " + value);
        }
        return (int) value;
    }

    /// A count or size: never negative, never more than the bytes left.
    public int size() {
        long value = unsigned();
        if (value < 0 || value > end - at) {
            throw new EventFormatException("a size must be at most the " + (end - at) + " bytes left, was " + value);
        }
        return (int) value;
    }

    public <E extends Enum<E>> E constant(E[] values) {
        E value = constantOrNull(values);
        if (value == null) {
            throw new EventFormatException("a value of " + values.getClass().componentType() + " is missing");
        }
        return value;
    }

    public <E extends Enum<E>> @Nullable E constantOrNull(E[] values) {
        long code = unsigned();
        if (code == 0) {
            return null;
        }
        if (code < 0 || code > values.length) {
            throw new EventFormatException(
                    "no value " + code + " of " + values.getClass().componentType());
        }
        return values[(int) code - 1];
    }

    /// Writes the next text, which stays the next, into words: its length in the first byte, then its bytes, then
    /// zeros to the end of the last. Returns how many words that took; 0, and writes nothing, if it does not fit.
    int peekText(long[] words) {
        int length = at < end ? 1 + bytes[at] : 0;
        if (length < 1 || length > words.length * Long.BYTES || length > end - at) {
            return 0;
        }
        int full = length / Long.BYTES;
        for (int i = 0; i < full; i++) {
            words[i] = (long) WORDS.get(bytes, at + i * Long.BYTES);
        }
        int rest = length % Long.BYTES;
        if (rest == 0) {
            return full;
        }
        words[full] = word(at + full * Long.BYTES, rest);
        return full + 1;
    }

    /// So many bytes from there, fewer than eight, then zeros.
    private long word(int from, int length) {
        if (from + Long.BYTES <= bytes.length) {
            return (long) WORDS.get(bytes, from) & ((1L << (length * Byte.SIZE)) - 1);
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = (word << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return word;
    }

    /// Where it stands in `array`.
    int at() {
        return at;
    }

    /// A copy of what was read since it stood there.
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, at);
    }

    /// Steps over the next bytes if they are these.
    boolean skipIf(byte[] others) {
        int length = others.length;
        if (length > end - at || !Arrays.equals(bytes, at, at + length, others, 0, length)) {
            return false;
        }
        at += length;
        return true;
    }

    /// Steps over a text that `peekText` has read.
    void skipText() {
        at += 1 + bytes[at];
    }

    /// Steps over the next text if it is empty.
    boolean skipEmptyText() {
        if (at < end && bytes[at] == 0) {
            at++;
            return true;
        }
        return false;
    }

    public String text() {
        int size = size();
        if (size == 0) {
            return "";
        }
        String text = new String(bytes, at, size, StandardCharsets.UTF_8);
        at += size;
        return text;
    }

    /// Steps over bytes that `ByteWriter.bytes` wrote and says where in `array` they begin; `length` of them.
    public int skip(int length) {
        int from = at;
        if (length < 0 || length > end - at) {
            throw new EventFormatException("a size must be at most the " + (end - at) + " bytes left, was " + length);
        }
        at += length;
        return from;
    }

    /// What `ByteWriter.bytes` wrote, for keeping.
    public byte[] bytes() {
        int length = size();
        int from = skip(length);
        return Arrays.copyOfRange(array(), from, from + length);
    }

    /// The bytes that are read.
    public byte[] array() {
        return bytes;
    }
}
