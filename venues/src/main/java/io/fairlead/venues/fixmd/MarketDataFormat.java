package io.fairlead.venues.fixmd;

import io.fairlead.core.book.Keying;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.Tag;

/// How a venue is asked for market data, and how it tells it. Immutable.
///
/// @param depth MarketDepth(264): 1 for the top alone, 0 for the whole book
/// @param incremental MDUpdateType(265): whether changes come as increments (X) or as snapshots (W)
/// @param keying what names a level in an increment
/// @param tellsNewFromChanged whether MDUpdateAction(279) 0 and 1 mean what they say; where not, both set a level
/// @param extras what is asked for besides bids and offers
public record MarketDataFormat(
        int depth, boolean incremental, Keying keying, boolean tellsNewFromChanged, Extras extras) {
    /// Snapshots of the best five levels.
    public static final MarketDataFormat STANDARD =
            new MarketDataFormat(5, false, Keying.PRICE, true, new Extras(false, false));

    private static final char[] BOTH_SIDES = {'0', '1'};
    private static final char[] DAY_PRICES = {'4', '5', '7', '8'};

    /// Entries besides bids and offers: trades; opening and closing price, session high and low.
    public record Extras(boolean trades, boolean dayPrices) {
        int count() {
            return (trades ? 1 : 0) + (dayPrices ? DAY_PRICES.length : 0);
        }
    }

    /// The same with another depth.
    public MarketDataFormat withDepth(int levels) {
        return new MarketDataFormat(levels, incremental, keying, tellsNewFromChanged, extras);
    }

    /// The body of a MarketDataRequest(V) for one instrument: it now, and what changes from then on.
    public void subscribe(FixEncoder out, CharSequence requestId, CharSequence venueSymbol) {
        request(out, requestId, venueSymbol, '1');
    }

    /// The body of the one that ends it.
    public void unsubscribe(FixEncoder out, CharSequence requestId, CharSequence venueSymbol) {
        request(out, requestId, venueSymbol, '2');
    }

    private void request(FixEncoder out, CharSequence requestId, CharSequence venueSymbol, char type) {
        out.put(Tag.MD_REQ_ID, requestId)
                .put(Tag.SUBSCRIPTION_REQUEST_TYPE, type)
                .put(Tag.MARKET_DEPTH, depth);
        if (type == '1') {
            out.put(Tag.MD_UPDATE_TYPE, incremental ? 1 : 0);
        }
        out.put(Tag.NO_MD_ENTRY_TYPES, BOTH_SIDES.length + extras.count());
        types(out, BOTH_SIDES);
        if (extras.trades) {
            out.put(Tag.MD_ENTRY_TYPE, '2');
        }
        if (extras.dayPrices) {
            types(out, DAY_PRICES);
        }
        out.put(Tag.NO_RELATED_SYM, 1).put(Tag.SYMBOL, venueSymbol);
    }

    private static void types(FixEncoder out, char[] types) {
        for (char each : types) {
            out.put(Tag.MD_ENTRY_TYPE, each);
        }
    }
}
