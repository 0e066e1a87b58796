package io.fairlead.gateway.tape;

/// One entry on its way to or from a tape, used again for the next one so that recording costs no heap. Prices and
/// sizes are `unscaled` × 10^-`scale`; `instrument` is the number that the tape's owner gave it. Owned by one
/// thread.
public final class TapeEntry {
    /// Instead of the number of an instrument: every one.
    public static final int EVERY = -1;

    private TapeKind kind = TapeKind.END;
    private int instrument;
    private long nanos;
    private long price;
    private int priceScale;
    private long size;
    private int sizeScale;

    public TapeEntry() {}

    public TapeKind kind() {
        return kind;
    }

    public int instrument() {
        return instrument;
    }

    /// Epoch time.
    public long nanos() {
        return nanos;
    }

    public long price() {
        return price;
    }

    public int priceScale() {
        return priceScale;
    }

    public long size() {
        return size;
    }

    public int sizeScale() {
        return sizeScale;
    }

    /// Something without price or size.
    public TapeEntry set(TapeKind what, int of, long atNanos) {
        kind = what;
        instrument = of;
        nanos = atNanos;
        return price(0, 0).size(0, 0);
    }

    public TapeEntry price(long unscaled, int scale) {
        price = unscaled;
        priceScale = scale;
        return this;
    }

    public TapeEntry size(long unscaled, int scale) {
        size = unscaled;
        sizeScale = scale;
        return this;
    }
}
