package io.fairlead.gateway.tape;

import java.util.Arrays;
import java.util.BitSet;

/// What the differences in a block refer to: the same for whoever writes and whoever reads. Owned by either.
final class BlockState {
    private final BitSet defined = new BitSet();
    long[] price = new long[16];
    int[] priceScale = new int[16];
    int[] sizeScale = new int[16];
    long nanos;
    int instrument;

    void reset() {
        defined.stream().forEach(each -> {
            price[each] = 0;
            priceScale[each] = 0;
            sizeScale[each] = 0;
        });
        defined.clear();
        nanos = 0;
        instrument = -1;
    }

    boolean isNew(int number) {
        return !defined.get(number);
    }

    void define(int number) {
        defined.set(number);
        if (number >= price.length) {
            int room = Math.max(number + 1, 2 * price.length);
            price = Arrays.copyOf(price, room);
            priceScale = Arrays.copyOf(priceScale, room);
            sizeScale = Arrays.copyOf(sizeScale, room);
        }
    }

    /// Of the instrument that stands.
    void scales(int ofPrice, int ofSize) {
        priceScale[instrument] = ofPrice;
        sizeScale[instrument] = ofSize;
    }
}
