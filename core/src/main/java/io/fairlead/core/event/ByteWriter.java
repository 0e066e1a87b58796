package io.fairlead.core.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes primitives into one growing buffer that is used again and again. One thread at a time.
///
/// Integers are little-endian groups of seven bits, the eighth bit saying that more follow; signed ones are zigzagged.
/// Text is its length in bytes and then UTF-8.
public final class ByteWriter {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] buffer = new byte[512];
    private int length;

    public ByteWriter() {}

    public byte[] buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    public void reset() {
        length = 0;
    }

    public void oneByte(int value) {
        ensure(1);
        buffer[length++] = (byte) value;
    }

    public void bool(boolean value) {
        oneByte(value ? 1 : 0);
    }

    public void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    public void unsigned(long value) {
        ensure(10);
        if (value >= 0 && value < 0x80) {
            buffer[length++] = (byte) value;
        } else if (value >>> SevenBits.MOST_BITS == 0) {
            int groups = SevenBits.count(value);
            WORDS.set(buffer, length, SevenBits.spread(value) | SevenBits.mores(groups));
            length += groups;
        } else {
            WORDS.set(buffer, length, SevenBits.spread(value) | SevenBits.EACH_MORE);
            length += Long.BYTES;
            aboveEightGroups((int) (value >>> SevenBits.MOST_BITS));
        }
    }

    /// Of the eight bits that eight groups do not hold.
    private void aboveEightGroups(int rest) {
        if (rest < 0x80) {
            buffer[length++] = (byte) rest;
        } else {
            buffer[length++] = (byte) rest; // its highest bit says that more follow
            buffer[length++] = 1;
        }
    }

    /// An enum constant by its ordinal, absent as 0: the order of our enums is part of the format.
    @SuppressWarnings("EnumOrdinal") // as said: appending to an enum keeps old logs readable
    public void constant(@Nullable Enum<?> value) {
        unsigned(value == null ? 0 : value.ordinal() + 1L);
    }

    /// Lone surrogates, which UTF-8 cannot carry, become question marks.
    public void text(String value) {
        int chars = value.length();
        ensure(5 + 3 * chars);
        int start = length;
        unsigned(chars);
        byte[] to = buffer;
        int at = length;
        int bits = 0;
        for (int i = 0; i < chars; i++) {
            char c = value.charAt(i);
            bits |= c;
            to[at + i] = (byte) c;
        }
        length = at + chars;
        if (bits >= 0x80) {
            length = start;
            multiByteText(value);
        }
    }

    /// Text that is known to be ASCII, as ids are: written as `text` does it.
    @SuppressWarnings("deprecation") // the one way without an array between; it loses nothing of ASCII
    public void ascii(String value) {
        int chars = value.length();
        unsigned(chars);
        ensure(chars);
        value.getBytes(0, chars, buffer, length);
        length += chars;
    }

    /// Their number, then the bytes as they are.
    public void bytes(byte[] source, int offset, int count) {
        unsigned(count);
        ensure(count);
        System.arraycopy(source, offset, buffer, length, count);
        length += count;
    }

    /// What another writer, or this one, wrote before.
    public void append(byte[] written) {
        ensure(written.length);
        System.arraycopy(written, 0, buffer, length, written.length);
        length += written.length;
    }

    private void multiByteText(String value) {
        int size = 0;
        for (int i = 0; i < value.length(); ) {
            int point = codePoint(value, i);
            size += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            i += Character.charCount(value.codePointAt(i));
        }
        unsigned(size);
        for (int i = 0; i < value.length(); ) {
            utf8(codePoint(value, i));
            i += Character.charCount(value.codePointAt(i));
        }
    }

    private static int codePoint(String value, int index) {
        int point = value.codePointAt(index);
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '?' : point;
    }

    private void utf8(int point) {
        if (point < 0x80) {
            oneByte(point);
        } else if (point < 0x800) {
            oneByte(0xC0 | (point >> 6));
            oneByte(0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            oneByte(0xE0 | (point >> 12));
            oneByte(0x80 | ((point >> 6) & 0x3F));
            oneByte(0x80 | (point & 0x3F));
        } else {
            oneByte(0xF0 | (point >> 18));
            oneByte(0x80 | ((point >> 12) & 0x3F));
            oneByte(0x80 | ((point >> 6) & 0x3F));
            oneByte(0x80 | (point & 0x3F));
        }
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
