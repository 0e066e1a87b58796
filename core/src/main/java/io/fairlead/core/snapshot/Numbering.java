package io.fairlead.core.snapshot;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// Gives objects numbers in the order of their coming. One thread.
///
/// What is packed one by one numbers two or three objects and begins anew: those need no map.
final class Numbering {
    static final int NONE = -1;

    private static final int FEW = 8;

    private final @Nullable Object[] few = new Object[FEW];
    private final IdentityHashMap<Object, Integer> more = new IdentityHashMap<>();
    private int size;

    /// The number of an object; `NONE` if it has none.
    @SuppressWarnings("ReferenceEquality") // this very object, as in the map
    int of(Object object) {
        for (int i = 0; i < Math.min(size, FEW); i++) {
            if (few[i] == object) {
                return i;
            }
        }
        return size <= FEW ? NONE : more.getOrDefault(object, NONE);
    }

    /// Gives the next number, and returns it.
    int add(Object object) {
        if (size < FEW) {
            few[size] = object;
        } else {
            more.put(object, size);
        }
        return size++;
    }

    void clear() {
        Arrays.fill(few, 0, Math.min(size, FEW), null);
        if (size > FEW) {
            more.clear();
        }
        size = 0;
    }
}
