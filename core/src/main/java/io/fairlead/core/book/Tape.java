package io.fairlead.core.book;

import io.fairlead.core.model.Decimal;

/// The last trade and the statistics of a session, as told. Owned by the book's writing thread.
///
/// Kept as they are published: `unscaled` and scale of each, and of the trade its size and time.
final class Tape {
    static final int TRADE = 0;
    static final int TRADE_SIZE = 2;
    static final int TRADE_NANOS = 4;
    static final int STATISTICS = 5;
    static final int LONGS = STATISTICS + 2 * 4;

    private static final long LIMIT = 1_000_000_000_000_000_000L;

    private final long[] values = new long[LONGS];
    private boolean changed;

    /// Whether it changed since this was last asked.
    boolean takeChanged() {
        boolean before = changed;
        changed = false;
        return before;
    }

    long value(int index) {
        return values[index];
    }

    /// False if the entry has no usable price.
    boolean apply(MarketEntry entry, long receivedNanos) {
        int at = at(entry.kind());
        if (entry.action() == EntryAction.DELETE) {
            if (at != TRADE) {
                put(at, 0, 0);
            }
            return true; // of a trade that is taken back nobody says which one was the last before it
        }
        boolean usable = entry.isPriced() && entry.price() > 0 && fits(entry.price(), entry.priceScale());
        boolean sizeFits = !entry.isSized() || (entry.size() >= 0 && fits(entry.size(), entry.sizeScale()));
        if (!usable || !sizeFits) {
            return false;
        }
        put(at, entry.price(), entry.priceScale());
        if (at == TRADE) {
            put(TRADE_SIZE, entry.isSized() ? entry.size() : 0, entry.isSized() ? entry.sizeScale() : 0);
            values[TRADE_NANOS] = entry.timeNanos() == 0 ? receivedNanos : entry.timeNanos();
        }
        return true;
    }

    private static boolean fits(long value, int scale) {
        return value < LIMIT && scale <= Decimal.MAX_SCALE;
    }

    private void put(int at, long value, int scale) {
        values[at] = value;
        values[at + 1] = scale;
        changed = true;
    }

    private static int at(EntryKind kind) {
        return switch (kind) {
            case TRADE, BID, ASK -> TRADE;
            case OPENING_PRICE -> STATISTICS;
            case CLOSING_PRICE -> STATISTICS + 2;
            case SESSION_HIGH -> STATISTICS + 4;
            case SESSION_LOW -> STATISTICS + 6;
        };
    }
}
