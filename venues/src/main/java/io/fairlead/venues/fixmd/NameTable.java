package io.fairlead.venues.fixmd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.codec.FixMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Things by a venue's names of them, looked up straight from the bytes of a message. Immutable; allocates nothing.
public final class NameTable<T> {
    private final byte[][] names;
    private final List<@Nullable T> values;
    private final int mask;

    public NameTable(Map<String, T> byName) {
        int size = Integer.highestOneBit(Math.max(1, byName.size())) * 4;
        mask = size - 1;
        names = new byte[size][];
        values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(null);
        }
        byName.forEach((text, value) -> {
            byte[] name = text.getBytes(ISO_8859_1);
            int slot = slot(name, 0, name.length);
            names[slot] = name;
            values.set(slot, value);
        });
    }

    /// What the field at an index of the message names; null if nothing, or if there is no such field.
    public @Nullable T at(FixMessage message, int index) {
        return index < 0 ? null : values.get(slot(message.buffer(), message.start(index), message.length(index)));
    }

    /// The slot that holds this name, or the free one where it would go.
    private int slot(byte[] src, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + src[i];
        }
        int slot = (hash ^ hash >>> 16) & mask;
        while (names[slot] != null && !same(names[slot], src, from, length)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static boolean same(byte[] name, byte[] src, int from, int length) {
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != src[from + i]) {
                return false;
            }
        }
        return true;
    }
}
