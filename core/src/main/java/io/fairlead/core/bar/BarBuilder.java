package io.fairlead.core.bar;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.TradingDay;
import java.util.List;

/// Makes the bars of one instrument, of every size that is wanted, from ticks with the time at which they happened. A
/// tick allocates nothing. Owned by one thread.
///
/// A tick that comes late, but not later than the settings allow, goes into the bar of its own time; an older one is
/// refused and counted, for its bar is settled. So is one from the future, whose clock is wrong: it would make
/// everything behind it late. A period without ticks has no bar: nothing is invented across a gap.
public final class BarBuilder {
    /// A number from here on is no Decimal any more.
    private static final long LIMIT = 1_000_000_000_000_000_000L;

    private final Settings settings;
    private final BarSeries[] series;
    private int priceScale;
    private int volumeScale;
    private long newestNanos = Long.MIN_VALUE / 2;
    private long late;
    private long refused;

    /// What bars are made.
    ///
    /// @param day where days begin, and with them every bar
    /// @param keep how many bars of each size are kept
    /// @param lateNanos how late a tick may be
    public record Settings(TradingDay day, List<BarSize> sizes, int keep, long lateNanos) {
        public Settings {
            sizes = List.copyOf(sizes);
            if (sizes.isEmpty() || keep < 1 || lateNanos < 0) {
                throw new IllegalArgumentException("bars need a size, one of each to be kept, and a lateness of 0 or"
                        + " more; was " + sizes + ", " + keep + ", " + lateNanos);
            }
        }
    }

    /// Which bars are wanted: the newest `limit` that begin from `fromNanos` on and before `toNanos`.
    public record Range(long fromNanos, long toNanos, int limit) {
        /// The newest bars.
        public static Range newest(int limit) {
            return new Range(Long.MIN_VALUE, Long.MAX_VALUE, limit);
        }
    }

    record Scales(int price, int volume) {}

    /// A builder without bars.
    public BarBuilder(Settings settings) {
        this.settings = settings;
        BarPeriods periods = new BarPeriods(settings.day());
        series = settings.sizes().stream()
                .map(size -> new BarSeries(size, periods, settings.keep()))
                .toArray(BarSeries[]::new);
    }

    /// A trade of `size` × 10^-`sizeScale` units at `price` × 10^-`scale`; false if it is refused.
    ///
    /// @param atNanos when the venue says that it happened
    /// @param nowNanos when it came
    public boolean trade(long price, int scale, long size, int sizeScale, long atNanos, long nowNanos) {
        if (price <= 0 || size < 0 || atNanos > nowNanos + settings.lateNanos()) {
            refused++;
            return false;
        }
        if (atNanos < newestNanos - settings.lateNanos()) {
            late++;
            return false;
        }
        if (!fitPrice(price, scale) || !fitVolume(size, sizeScale, atNanos)) {
            refused++;
            return false;
        }
        newestNanos = Math.max(newestNanos, atNanos);
        long units = size * Scale.power(volumeScale - sizeScale);
        long atScale = price * Scale.power(priceScale - scale);
        for (BarSeries each : series) {
            each.add(atScale, units, atNanos);
        }
        return true;
    }

    /// The best prices of a fresh book; false if their middle is refused. A crossed book has none.
    public boolean mid(long bid, int bidScale, long ask, int askScale, long atNanos, long nowNanos) {
        int scale = Math.max(bidScale, askScale);
        long bidFactor = Scale.power(scale - bidScale);
        long askFactor = Scale.power(scale - askScale);
        boolean fits = bid > 0 && ask > 0 && bid <= LIMIT / bidFactor / 20 && ask <= LIMIT / askFactor / 20;
        long sum = fits ? bid * bidFactor + ask * askFactor : 0;
        if (!fits || bid * bidFactor > ask * askFactor) {
            refused++;
            return false;
        }
        return (sum & 1) == 0
                ? trade(sum / 2, scale, 0, 0, atNanos, nowNanos)
                : trade(sum * 5, scale + 1, 0, 0, atNanos, nowNanos);
    }

    private boolean fitPrice(long price, int scale) {
        if (scale < 0 || scale > Decimal.MAX_SCALE) {
            return false;
        }
        if (scale > priceScale) {
            long factor = Scale.power(scale - priceScale);
            for (BarSeries each : series) {
                if (!each.canScalePrices(factor)) {
                    return false;
                }
            }
            for (BarSeries each : series) {
                each.scalePrices(factor);
            }
            priceScale = scale;
        }
        return price < LIMIT / Scale.power(priceScale - scale);
    }

    private boolean fitVolume(long size, int scale, long atNanos) {
        if (scale < 0 || scale > Decimal.MAX_SCALE) {
            return false;
        }
        if (scale > volumeScale) {
            long factor = Scale.power(scale - volumeScale);
            for (BarSeries each : series) {
                if (!each.canScaleVolumes(factor)) {
                    return false;
                }
            }
            for (BarSeries each : series) {
                each.scaleVolumes(factor);
            }
            volumeScale = scale;
        }
        long factor = Scale.power(volumeScale - scale);
        if (size >= LIMIT / factor) {
            return false;
        }
        for (BarSeries each : series) {
            if (!each.takes(size * factor, atNanos)) {
                return false;
            }
        }
        return true;
    }

    /// The bars of a size, oldest first, the one that is forming included; empty if that size is not made.
    public List<Bar> bars(BarSize size, Range range, long nowNanos) {
        for (BarSeries each : series) {
            if (each.size() == size) {
                return each.read(range, new Scales(priceScale, volumeScale), nowNanos - settings.lateNanos());
            }
        }
        return List.of();
    }

    /// Ticks that came after their bar was settled.
    public long late() {
        return late;
    }

    /// Ticks without a sane price, size or time.
    public long refused() {
        return refused;
    }
}
