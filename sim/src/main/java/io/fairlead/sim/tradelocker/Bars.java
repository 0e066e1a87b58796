package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The bars of one instrument: made up before the venue began, recorded since. Owned by the venue's thread.
final class Bars {
    static final long MINUTE = 60_000L;
    private static final int MINUTES_KEPT = 100_000;
    private static final int SWING_TICKS = 400;

    /// One bar, which begins at `millis`.
    record Bar(long millis, Decimal open, Decimal high, Decimal low, Decimal close, long volume) {}

    private static final class Minute {
        Decimal open;
        Decimal high;
        Decimal low;
        Decimal close;
        long volume;

        Minute(Decimal price) {
            open = price;
            high = price;
            low = price;
            close = price;
        }
    }

    private final ListedInstrument instrument;
    private final long seed;
    private final TreeMap<Long, Minute> recorded = new TreeMap<>();

    Bars(ListedInstrument instrument, long seed) {
        this.instrument = instrument;
        this.seed = seed ^ instrument.tradableId();
    }

    void record(Decimal price, long nowNanos) {
        long start = Math.floorDiv(nowNanos / 1_000_000, MINUTE) * MINUTE;
        Minute minute = recorded.computeIfAbsent(start, _ -> new Minute(price));
        minute.high = minute.high.max(price);
        minute.low = minute.low.min(price);
        minute.close = price;
        minute.volume++;
        if (recorded.size() > MINUTES_KEPT) {
            recorded.pollFirstEntry();
        }
    }

    /// The bar of this time and length, which has begun.
    Bar bar(long startMillis, long lengthMillis) {
        List<Minute> minutes = new ArrayList<>(
                recorded.subMap(startMillis, startMillis + lengthMillis).values());
        Decimal open = level(startMillis);
        if (minutes.isEmpty()) {
            Decimal close = level(startMillis + lengthMillis);
            Decimal wick = instrument.listing().price(1 + Math.floorMod(seed ^ startMillis, 20));
            return new Bar(
                    startMillis,
                    open,
                    open.max(close).plus(wick),
                    open.min(close).minus(wick),
                    close,
                    lengthMillis / 600);
        }
        Decimal high = open;
        Decimal low = open;
        long volume = 0;
        for (Minute minute : minutes) {
            high = high.max(minute.high);
            low = low.min(minute.low);
            volume += minute.volume;
        }
        return new Bar(startMillis, open, high, low, minutes.getLast().close, volume);
    }

    /// The price at a time: as it was recorded, or made up from the seed.
    private Decimal level(long millis) {
        Map.Entry<Long, Minute> before = recorded.lowerEntry(millis);
        if (before != null) {
            return before.getValue().close;
        }
        Minute first = recorded.get(millis);
        if (first != null) {
            return first.open;
        }
        long home = instrument.listing().ticks(instrument.listing().market().startPrice());
        long swing = new SplittableRandom(seed ^ millis).nextLong(-SWING_TICKS, SWING_TICKS + 1L);
        return instrument.listing().price(home + swing);
    }
}
