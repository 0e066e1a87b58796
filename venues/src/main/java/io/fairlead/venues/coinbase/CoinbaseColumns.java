package io.fairlead.venues.coinbase;

import java.util.Arrays;

/// Prices and sizes with their scales, in arrays that are used again. Owned by the feed.
///
/// ```
///  prices   p0      p1      p2      …
///  sizes    s0      s1      s2      …
///  scales   p0 s0   p1 s1   p2 s2   …
/// ```
abstract sealed class CoinbaseColumns permits CoinbaseLevels, CoinbaseSide {
    private long[] prices;
    private long[] sizes;
    private byte[] scales;

    CoinbaseColumns(int rows) {
        prices = new long[rows];
        sizes = new long[rows];
        scales = new byte[2 * rows];
    }

    final int rows() {
        return prices.length;
    }

    final void resize(int rows) {
        prices = Arrays.copyOf(prices, rows);
        sizes = Arrays.copyOf(sizes, rows);
        scales = Arrays.copyOf(scales, 2 * rows);
    }

    final long price(int at) {
        return prices[at];
    }

    final int priceScale(int at) {
        return scales[2 * at];
    }

    final long size(int at) {
        return sizes[at];
    }

    final int sizeScale(int at) {
        return scales[2 * at + 1];
    }

    final void setPrice(int at, long unscaled, int scale) {
        prices[at] = unscaled;
        scales[2 * at] = (byte) scale;
    }

    final void setSize(int at, long unscaled, int scale) {
        sizes[at] = unscaled;
        scales[2 * at + 1] = (byte) scale;
    }

    final void move(int from, int to, int rows) {
        System.arraycopy(prices, from, prices, to, rows);
        System.arraycopy(sizes, from, sizes, to, rows);
        System.arraycopy(scales, 2 * from, scales, 2 * to, 2 * rows);
    }
}
