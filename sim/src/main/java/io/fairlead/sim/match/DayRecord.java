package io.fairlead.sim.match;

import io.fairlead.core.model.Side;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the trading day of one symbol: opening and closing price, high and low, newest prints. Owned by its `Pit`.
final class DayRecord {
    private static final int PRINTS_REMEMBERED = 64;

    private final Listing listing;
    private final ArrayDeque<Ticker.Print> prints = new ArrayDeque<>();
    private long openingTicks;
    private long highTicks;
    private long lowTicks;
    private @Nullable Long closingTicks;
    private long printed;

    DayRecord(Listing listing) {
        this.listing = listing;
        open(listing.ticks(listing.market().startPrice()));
    }

    void open(long ticks) {
        openingTicks = ticks;
        highTicks = ticks;
        lowTicks = ticks;
    }

    void close(long ticks) {
        closingTicks = ticks;
    }

    void traded(Side aggressor, long lots, long ticks) {
        printed++;
        highTicks = Math.max(highTicks, ticks);
        lowTicks = Math.min(lowTicks, ticks);
        if (prints.size() == PRINTS_REMEMBERED) {
            prints.removeFirst();
        }
        prints.addLast(new Ticker.Print(printed, listing.price(ticks), listing.qty(lots), aggressor));
    }

    Ticker ticker() {
        return new Ticker(
                listing.price(openingTicks),
                closingTicks == null ? null : listing.price(closingTicks),
                listing.price(highTicks),
                listing.price(lowTicks),
                List.copyOf(prints));
    }
}
