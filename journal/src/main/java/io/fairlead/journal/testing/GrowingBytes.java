package io.fairlead.journal.testing;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes that grow by being written. Owned by its file.
final class GrowingBytes {
    private byte[] array;
    private int size;

    GrowingBytes() {
        this(new byte[0]);
    }

    private GrowingBytes(byte[] array) {
        this.array = array;
        this.size = array.length;
    }

    GrowingBytes copy() {
        return new GrowingBytes(Arrays.copyOf(array, size));
    }

    int size() {
        return size;
    }

    byte get(int at) {
        return array[at];
    }

    /// Writes these bytes, with zeros before them if that is behind the end.
    void write(int offset, ByteBuffer bytes) {
        int length = bytes.remaining();
        grow(offset + length);
        bytes.get(bytes.position(), array, offset, length);
    }

    private void grow(int newSize) {
        if (newSize > array.length) {
            array = Arrays.copyOf(array, Math.max(newSize, array.length * 2));
        }
        size = Math.max(size, newSize);
    }

    /// Cuts or extends by zeros.
    void resize(int newSize) {
        if (newSize < size) {
            Arrays.fill(array, newSize, size, (byte) 0);
            size = newSize;
        } else {
            grow(newSize);
        }
    }

    int read(long position, byte[] target, int offset, int length) {
        if (position >= size) {
            return -1;
        }
        int count = (int) Math.min(length, size - position);
        System.arraycopy(array, (int) position, target, offset, count);
        return count;
    }

    ByteBuffer view() {
        return ByteBuffer.wrap(array, 0, size).slice();
    }
}
