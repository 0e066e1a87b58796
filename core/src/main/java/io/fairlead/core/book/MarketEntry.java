package io.fairlead.core.book;

/// One entry of a market-data message, filled again and again into the same object. Owned by the adapter that fills it.
///
/// Prices and sizes are `unscaled` × 10^-`scale`, exactly as they came. Kind and action are kept as numbers: to store a
/// reference is work for the garbage collector each time, and an entry is filled a million times a second.
public final class MarketEntry {
    /// The longest entry id that is kept.
    public static final int MAX_ID = 40;

    private static final EntryKind[] KINDS = EntryKind.values();
    private static final EntryAction[] ACTIONS = EntryAction.values();

    private int kind;
    private int action;
    private boolean priced;
    private long price;
    private int priceScale;
    private boolean sized;
    private long size;
    private int sizeScale;
    private int position;
    private int orders;
    private long sequence;
    private long timeNanos;
    private final byte[] id = new byte[MAX_ID];
    private int idLength;

    public MarketEntry() {}

    /// Forgets everything; the rest is set next.
    @SuppressWarnings("EnumOrdinal") // read back by this process alone
    public MarketEntry begin(EntryKind ofKind, EntryAction done) {
        kind = ofKind.ordinal();
        action = done.ordinal();
        priced = false;
        sized = false;
        position = 0;
        orders = 1;
        sequence = MarketSink.NO_SEQUENCE;
        timeNanos = 0;
        idLength = 0;
        return this;
    }

    public MarketEntry price(long unscaled, int scale) {
        priced = true;
        price = unscaled;
        priceScale = scale;
        return this;
    }

    /// Zero where the venue names a price and no size.
    public MarketEntry size(long unscaled, int scale) {
        sized = true;
        size = unscaled;
        sizeScale = scale;
        return this;
    }

    /// From 1, the best.
    public MarketEntry position(int fromBest) {
        position = fromBest;
        return this;
    }

    /// How many orders the size is the sum of.
    public MarketEntry orders(int count) {
        orders = count;
        return this;
    }

    /// RptSeq(83), where the venue numbers entries.
    public MarketEntry sequence(long number) {
        sequence = number;
        return this;
    }

    /// The venue's time, epoch nanoseconds.
    public MarketEntry timeNanos(long epochNanos) {
        timeNanos = epochNanos;
        return this;
    }

    /// One of more than [#MAX_ID] bytes is no usable id.
    public MarketEntry id(byte[] source, int from, int length) {
        idLength = length > MAX_ID ? 0 : length;
        System.arraycopy(source, from, id, 0, idLength);
        return this;
    }

    /// For venues whose ids are numbers.
    public MarketEntry id(long number) {
        idLength = Long.BYTES;
        for (int i = 0; i < Long.BYTES; i++) {
            id[i] = (byte) (number >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
        return this;
    }

    public EntryKind kind() {
        return KINDS[kind];
    }

    public EntryAction action() {
        return ACTIONS[action];
    }

    public boolean isPriced() {
        return priced;
    }

    public long price() {
        return price;
    }

    public int priceScale() {
        return priceScale;
    }

    public boolean isSized() {
        return sized;
    }

    public long size() {
        return size;
    }

    public int sizeScale() {
        return sizeScale;
    }

    public int position() {
        return position;
    }

    public int orders() {
        return orders;
    }

    public long sequence() {
        return sequence;
    }

    public long timeNanos() {
        return timeNanos;
    }

    public int idLength() {
        return idLength;
    }

    public byte idByte(int index) {
        return id[index];
    }

    byte[] id() {
        return id;
    }
}
