package io.fairlead.core.order;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Packed orders, each under a number, in the order of their coming. Owned by the thread that owns the state.
///
/// Their bytes stand one behind the other in chunks, and a chunk is filled again once the last order in it is gone: to
/// the collector a hundred thousand orders are a few hundred arrays that never change, not a chain of objects that it
/// would have to copy and follow.
final class PackedQueue {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int CHUNK = 1 << 16;

    private long[] leftNanos = new long[64];
    private long[] origins = new long[64];
    private int[] names = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /// Null where an order is gone.
    private byte[] @Nullable [] chunks = new byte[64][];

    private byte[] filling = new byte[CHUNK];
    private int filled;
    private byte @Nullable [] spare;

    /// The oldest order's number, and the one that comes next. They run on past the largest number; only their distance
    /// counts.
    private int oldest;

    private int next;
    private int size;

    PackedQueue() {
        this(1);
    }

    PackedQueue(int first) {
        oldest = first;
        next = first;
    }

    int size() {
        return size;
    }

    /// Takes an order and returns its number, which is never `LongTable.NOTHING`.
    int add(long atNanos, long origin, long[] keys, byte[] packed, int packedLength) {
        if (next - oldest >= chunks.length - 1) {
            grow();
        }
        if (next == LongTable.NOTHING) {
            skip();
        }
        int length = Long.BYTES * keys.length + packedLength;
        byte[] chunk = chunkFor(length);
        int slot = slot(next);
        leftNanos[slot] = atNanos;
        origins[slot] = origin;
        names[slot] = keys.length;
        starts[slot] = filled;
        ends[slot] = filled + length;
        chunks[slot] = chunk;
        for (long key : keys) {
            LONG.set(chunk, filled, key);
            filled += Long.BYTES;
        }
        System.arraycopy(packed, 0, chunk, filled, packedLength);
        filled += packedLength;
        size++;
        return next++;
    }

    /// A number that nobody has.
    private void skip() {
        next++;
        if (size == 0) {
            oldest = next;
        }
    }

    private void grow() {
        int old = chunks.length;
        leftNanos = spread(leftNanos, new long[2 * old], old);
        origins = spread(origins, new long[2 * old], old);
        names = spread(names, new int[2 * old], old);
        starts = spread(starts, new int[2 * old], old);
        ends = spread(ends, new int[2 * old], old);
        chunks = spread(chunks, new byte[2 * old][], old);
    }

    /// Each number to its slot of a larger ring.
    private <A> A spread(A from, A to, int old) {
        for (int number = oldest; number != next; number++) {
            System.arraycopy(from, number & old - 1, to, number & 2 * old - 1, 1);
        }
        return to;
    }

    private byte[] chunkFor(int length) {
        if (filling.length - filled < length) {
            if (length > CHUNK || spare == null) {
                filling = new byte[Math.max(CHUNK, length)];
            } else {
                filling = spare;
                spare = null;
            }
            filled = 0;
        }
        return filling;
    }

    /// Takes out an order that is there.
    @SuppressWarnings("ReferenceEquality") // this very chunk
    void remove(int number) {
        byte[] chunk = chunks[slot(number)];
        chunks[slot(number)] = null;
        size--;
        if (number == oldest) {
            oldest = following(number);
            if (size == 0) {
                filled = 0;
            } else if (chunk != null && chunk.length == CHUNK && chunk != chunks[slot(oldest)]) {
                spare = chunk;
            }
        }
    }

    /// The oldest order's number; `end` if there is none.
    int oldest() {
        return oldest;
    }

    /// Behind the newest order's number.
    int end() {
        return next;
    }

    /// The number of the order behind this one; `end` if there is none.
    int following(int number) {
        int following = number + 1;
        while (following != next && chunks[slot(following)] == null) {
            following++;
        }
        return following;
    }

    long leftNanos(int number) {
        return leftNanos[slot(number)];
    }

    long origin(int number) {
        return origins[slot(number)];
    }

    /// The keys that lead to it.
    long[] names(int number) {
        int slot = slot(number);
        long[] keys = new long[names[slot]];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) LONG.get(chunks[slot], starts[slot] + i * Long.BYTES);
        }
        return keys;
    }

    /// A copy of its bytes.
    byte[] packed(int number) {
        int slot = slot(number);
        byte[] chunk = chunks[slot];
        if (chunk == null) {
            throw new IllegalStateException("no order has the number " + number);
        }
        return Arrays.copyOfRange(chunk, starts[slot] + names[slot] * Long.BYTES, ends[slot]);
    }

    private int slot(int number) {
        return number & chunks.length - 1;
    }
}
