package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;

/// The best prices of a book, read again and again into the same object so that reading costs no heap. Prices and sizes
/// are `unscaled` × 10^-`scale`. Owned by the thread that reads.
///
/// `bid` and `ask` are there only while the book is fresh, so nobody acts on a doubtful one by forgetting to ask;
/// `lastBid` and `lastAsk` are what it last showed.
public final class Quote {
    private static final Best NONE = new Best();

    private final Best bid = new Best();
    private final Best ask = new Best();
    private long receivedNanos;
    private Health health = Health.AWAITED;

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

        private void set(long price, int priceScale, long size, int sizeDecimals) {
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

    /// The best bid if it may be acted on.
    public Best bid() {
        return health.isFresh() ? bid : NONE;
    }

    /// The best ask if it may be acted on.
    public Best ask() {
        return health.isFresh() ? ask : NONE;
    }

    public Best lastBid() {
        return bid;
    }

    public Best lastAsk() {
        return ask;
    }

    /// Epoch time of the last update; 0 if there never was one.
    public long receivedNanos() {
        return receivedNanos;
    }

    public Health health() {
        return health;
    }

    /// Its prices may be old all the same.
    public boolean isFresh() {
        return health.isFresh();
    }

    /// No price at all.
    public void clear() {
        update(0, Health.AWAITED);
    }

    /// Begins a new picture; the sides are set next.
    public void update(long atNanos, Health now) {
        receivedNanos = atNanos;
        health = now;
        bid.set(0, 0, 0, 0);
        ask.set(0, 0, 0, 0);
    }

    public void setBid(long price, int scale, long size, int sizeScale) {
        bid.set(price, scale, size, sizeScale);
    }

    public void setAsk(long price, int scale, long size, int sizeScale) {
        ask.set(price, scale, size, sizeScale);
    }
}
