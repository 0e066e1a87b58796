package io.fairlead.sim.match;

import io.fairlead.core.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The random walk of one symbol's price and the house's quotes around it, by seed. Owned by its `Pit`.
///
/// The farther the price is from where it started, the likelier the next step leads back: prices stay sane for
/// days.
final class Walk {
    private static final int BAND_STEPS = 4_000;

    private final Listing listing;
    private final SplittableRandom random;
    private final long homeTicks;
    private long midTicks;

    Walk(Listing listing, long seed) {
        this.listing = listing;
        this.random = new SplittableRandom(seed);
        this.homeTicks = listing.ticks(listing.market().startPrice());
        this.midTicks = homeTicks;
    }

    void moveTo(long ticks) {
        midTicks = ticks;
    }

    void step() {
        int most = listing.market().stepTicks();
        if (most == 0) {
            return;
        }
        long delta = random.nextLong(2L * most + 1) - most;
        long away = midTicks - homeTicks;
        if (random.nextLong((long) BAND_STEPS * most) < Math.abs(away)) {
            delta = away > 0 ? -Math.abs(delta) : Math.abs(delta);
        }
        midTicks = Math.max(midTicks + delta, lowest());
    }

    /// The house's orders of this moment. `capLots` bounds each, 0 for no bound.
    List<Order> quotes(long capLots) {
        Listing.Market market = listing.market();
        long bid = Math.max(midTicks, lowest()) - market.spreadTicks() / 2;
        List<Order> quotes = new ArrayList<>(2 * market.levels());
        for (int level = 0; level < market.levels(); level++) {
            long away = (long) level * market.levelGapTicks();
            quotes.add(Order.quote(listing, Side.BUY, bid - away, size(capLots)));
            quotes.add(Order.quote(listing, Side.SELL, bid + market.spreadTicks() + away, size(capLots)));
        }
        return quotes;
    }

    private long size(long capLots) {
        long least = listing.lots(listing.market().minLevelQty());
        long most = listing.lots(listing.market().maxLevelQty());
        long lots = random.nextLong(least, most + 1);
        return capLots == 0 ? lots : Math.min(lots, capLots);
    }

    /// Low enough, and yet every bid is a positive price.
    private long lowest() {
        Listing.Market market = listing.market();
        return (long) market.levels() * market.levelGapTicks() + market.spreadTicks() + 1L;
    }
}
