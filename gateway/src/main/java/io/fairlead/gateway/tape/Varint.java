package io.fairlead.gateway.tape;

import java.nio.ByteBuffer;

/// Whole numbers in as few bytes as they need, seven bits each, low first. Pure.
final class Varint {
    private Varint() {}

    static void put(ByteBuffer into, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            into.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        into.put((byte) rest);
    }

    /// Small numbers of either sign stay short.
    static void putSigned(ByteBuffer into, long value) {
        put(into, (value << 1) ^ (value >> 63));
    }

    /// @throws TapeException if there are more than ten bytes
    /// @throws java.nio.BufferUnderflowException if the bytes end before the number does
    static long get(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = from.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new TapeException("a number of more than ten bytes");
    }

    static long getSigned(ByteBuffer from) {
        long value = get(from);
        return (value >>> 1) ^ -(value & 1);
    }
}
