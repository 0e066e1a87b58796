package io.fairlead.core.risk;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The newest orders by what they were for, to see one that is like another. Owned by the engine thread; ephemeral.
/// Looks back over at most `CAPACITY` orders; remembering and looking allocate nothing.
final class OrderMemory {
    static final int CAPACITY = 8_192;

    private static final int MASK = CAPACITY - 1;
    private static final long NONE = -1;

    private final long[] heads = new long[CAPACITY];
    private final long[] before = new long[CAPACITY];
    private final int[] exposures = new int[CAPACITY];
    private final boolean[] buys = new boolean[CAPACITY];
    private final @Nullable Decimal[] units = new Decimal[CAPACITY];
    private final @Nullable Decimal[] prices = new Decimal[CAPACITY];
    private final long[] times = new long[CAPACITY];
    private long next;

    OrderMemory() {
        Arrays.fill(heads, NONE);
    }

    void add(int exposure, Side side, OrderTerms terms, long nowNanos) {
        int slot = slot(next);
        int bucket = bucket(exposure, side, terms.units());
        before[slot] = heads[bucket];
        heads[bucket] = next++;
        exposures[slot] = exposure;
        buys[slot] = side == Side.BUY;
        units[slot] = terms.units();
        prices[slot] = price(terms);
        times[slot] = nowNanos;
    }

    /// How many orders of this account and symbol, side and quantity are younger than the span; counts no further than
    /// `most`.
    int repeats(int exposure, Side side, Decimal quantity, long sinceNanos, int most) {
        int count = 0;
        long at = newest(exposure, side, quantity, heads[bucket(exposure, side, quantity)]);
        while (at != NONE && times[slot(at)] > sinceNanos && count < most) {
            count++;
            at = newest(exposure, side, quantity, before[slot(at)]);
        }
        return count;
    }

    /// When the newest order of the same price, too, was placed; 0 if none is remembered that is younger.
    long duplicate(int exposure, Side side, OrderTerms terms, long sinceNanos) {
        Decimal quantity = terms.units();
        long at = newest(exposure, side, quantity, heads[bucket(exposure, side, quantity)]);
        while (at != NONE && times[slot(at)] > sinceNanos) {
            if (Objects.equals(prices[slot(at)], price(terms))) {
                return times[slot(at)];
            }
            at = newest(exposure, side, quantity, before[slot(at)]);
        }
        return 0;
    }

    /// The first of a chain that is of this kind and not overwritten yet.
    private long newest(int exposure, Side side, Decimal quantity, long from) {
        long at = from;
        while (at != NONE && at > next - CAPACITY - 1) {
            int slot = slot(at);
            if (exposures[slot] == exposure && buys[slot] == (side == Side.BUY) && quantity.equals(units[slot])) {
                return at;
            }
            at = before[slot];
        }
        return NONE;
    }

    private static @Nullable Decimal price(OrderTerms terms) {
        return terms.price() == null ? terms.stopPx() : terms.price();
    }

    private static int bucket(int exposure, Side side, Decimal units) {
        long hash = (31L * exposure + (side == Side.BUY ? 1 : 2)) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ units.unscaled() + units.scale()) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 40) & MASK;
    }

    private static int slot(long number) {
        return (int) number & MASK;
    }
}
