package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;

/// The best prices of a book, read again and again into the same object so that reading costs no heap. Prices and sizes
/// are `unscaled` × 10^-`scale`. Owned by the thread that reads.
public final class Quote {
    private final Best bid = new Best();
    private final Best ask = new Best();
    private long receivedNanos;
    private boolean fresh;

    public Quote() {}

    /// One side; `unscaled` 0 where the book is empty on it.
    public static final class Best {
        private long unscaled;
        private int scale;
        private long sizeUnscaled;
        private int sizeScale;

        private Best() {}

        public boolean isThere() {
            return unscaled > 0;
        }

        public long unscaled() {
            return unscaled;
        }

        public int scale() {
            return scale;
        }

        public long sizeUnscaled() {
            return sizeUnscaled;
        }

        public int sizeScale() {
            return sizeScale;
        }

        public void set(long price, int priceScale, long size, int sizeDecimals) {
            unscaled = price;
            scale = priceScale;
            sizeUnscaled = size;
            sizeScale = sizeDecimals;
        }

        /// The price for a person.
        public Decimal price() {
            return new Decimal(unscaled, scale);
        }
    }

    public Best bid() {
        return bid;
    }

    public Best ask() {
        return ask;
    }

    /// Epoch time of the last update; 0 if there never was one.
    public long receivedNanos() {
        return receivedNanos;
    }

    /// Whether the feed is up; its prices may be old all the same.
    public boolean isFresh() {
        return fresh;
    }

    /// No price at all.
    public void clear() {
        update(0, false);
    }

    /// Begins a new picture; the sides are set next.
    public void update(long atNanos, boolean feedIsUp) {
        receivedNanos = atNanos;
        fresh = feedIsUp;
        bid.set(0, 0, 0, 0);
        ask.set(0, 0, 0, 0);
    }
}
