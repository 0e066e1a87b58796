package io.fairlead.core.bar;

import io.fairlead.core.model.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The newest bars of one size, in the order of time, in one array of numbers so that a tick allocates nothing.
/// Owned by its builder.
///
/// ```
/// | start | end | open | high | low | close | volume | ticks | time of open | time of close | start | …
/// ```
final class BarSeries {
    private static final int START = 0;
    private static final int END = 1;
    private static final int OPEN = 2;
    private static final int HIGH = 3;
    private static final int LOW = 4;
    private static final int CLOSE = 5;
    private static final int VOLUME = 6;
    private static final int TICKS = 7;
    private static final int OPENED = 8;
    private static final int CLOSED = 9;
    private static final int WIDTH = 10;
    private static final int FIRST_ROOM = 64;

    /// A number from here on is no Decimal any more.
    private static final long LIMIT = 1_000_000_000_000_000_000L;

    private final BarSize size;
    private final BarPeriods periods;
    private final int keep;
    private long[] bars;
    private int count;

    BarSeries(BarSize size, BarPeriods periods, int keep) {
        this.size = size;
        this.periods = periods;
        this.keep = keep;
        this.bars = new long[Math.min(keep, FIRST_ROOM) * WIDTH];
    }

    BarSize size() {
        return size;
    }

    /// Takes a tick into its bar, which is made if there is none; one that is older than all bars of a full series has
    /// no place any more.
    void add(long price, long quantity, long atNanos) {
        int at = indexFor(atNanos);
        if (at < 0) {
            return;
        }
        int i = at * WIDTH;
        bars[i + HIGH] = Math.max(bars[i + HIGH], price);
        bars[i + LOW] = Math.min(bars[i + LOW], price);
        bars[i + VOLUME] += quantity;
        bars[i + TICKS]++;
        if (atNanos < bars[i + OPENED]) {
            bars[i + OPEN] = price;
            bars[i + OPENED] = atNanos;
        }
        if (atNanos >= bars[i + CLOSED]) {
            bars[i + CLOSE] = price;
            bars[i + CLOSED] = atNanos;
        }
    }

    private int indexFor(long atNanos) {
        int last = count - 1;
        while (last >= 0 && atNanos < bars[last * WIDTH + START]) {
            last--;
        }
        if (last >= 0 && atNanos < bars[last * WIDTH + END]) {
            return last;
        }
        return insert(last + 1, atNanos);
    }

    private int insert(int at, long atNanos) {
        int index = at;
        if (count == keep) {
            if (index == 0) {
                return -1;
            }
            System.arraycopy(bars, WIDTH, bars, 0, (count - 1) * WIDTH);
            count--;
            index--;
        }
        if ((count + 1) * WIDTH > bars.length) {
            bars = Arrays.copyOf(bars, Math.min(2 * bars.length, keep * WIDTH));
        }
        int i = index * WIDTH;
        System.arraycopy(bars, i, bars, i + WIDTH, (count - index) * WIDTH);
        count++;
        long start = periods.start(size, atNanos);
        Arrays.fill(bars, i, i + WIDTH, 0);
        bars[i + START] = start;
        bars[i + END] = periods.end(size, start);
        bars[i + HIGH] = Long.MIN_VALUE;
        bars[i + LOW] = Long.MAX_VALUE;
        bars[i + OPENED] = Long.MAX_VALUE;
        bars[i + CLOSED] = Long.MIN_VALUE;
        return index;
    }

    /// Whether the volume of the bar at a time would still fit with so much more.
    boolean takes(long quantity, long atNanos) {
        for (int i = (count - 1) * WIDTH; i >= 0 && bars[i + END] > atNanos; i -= WIDTH) {
            if (bars[i + START] <= atNanos && bars[i + VOLUME] >= LIMIT - quantity) {
                return false;
            }
        }
        return true;
    }

    /// Whether every price times `factor` is still a Decimal.
    boolean canScalePrices(long factor) {
        for (int i = 0; i < count * WIDTH; i += WIDTH) {
            if (bars[i + HIGH] >= LIMIT / factor) {
                return false;
            }
        }
        return true;
    }

    void scalePrices(long factor) {
        for (int i = 0; i < count * WIDTH; i += WIDTH) {
            for (int column = OPEN; column <= CLOSE; column++) {
                bars[i + column] *= factor;
            }
        }
    }

    boolean canScaleVolumes(long factor) {
        for (int i = 0; i < count * WIDTH; i += WIDTH) {
            if (bars[i + VOLUME] >= LIMIT / factor) {
                return false;
            }
        }
        return true;
    }

    void scaleVolumes(long factor) {
        for (int i = 0; i < count * WIDTH; i += WIDTH) {
            bars[i + VOLUME] *= factor;
        }
    }

    /// Those that begin in the range, the newest `limit` of them, oldest first.
    List<Bar> read(BarBuilder.Range range, BarBuilder.Scales scales, long settledNanos) {
        List<Bar> found = new ArrayList<>();
        for (int i = (count - 1) * WIDTH; i >= 0 && found.size() < range.limit(); i -= WIDTH) {
            if (bars[i + START] >= range.fromNanos() && bars[i + START] < range.toNanos()) {
                found.add(bar(i, scales, settledNanos));
            }
        }
        return List.copyOf(found.reversed());
    }

    private Bar bar(int i, BarBuilder.Scales scales, long settledNanos) {
        return new Bar(
                size,
                bars[i + START],
                bars[i + END],
                new Bar.Prices(
                        new Decimal(bars[i + OPEN], scales.price()),
                        new Decimal(bars[i + HIGH], scales.price()),
                        new Decimal(bars[i + LOW], scales.price()),
                        new Decimal(bars[i + CLOSE], scales.price())),
                new Decimal(bars[i + VOLUME], scales.volume()),
                bars[i + TICKS],
                bars[i + END] <= settledNanos);
    }
}
