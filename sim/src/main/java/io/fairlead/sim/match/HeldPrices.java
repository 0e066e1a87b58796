package io.fairlead.sim.match;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prices that the venue holds for whoever names them: quotes, which are firm, and indications. Owned by its
/// `Exchange`; a restart forgets them.
final class HeldPrices {
    /// What is held: a price for buyers, one for sellers, or both, for `leastLots` to `lots`.
    record Held(
            Listing listing,
            OrdType takenBy,
            @Nullable Long bidTicks,
            @Nullable Long offerTicks,
            long leastLots,
            long lots,
            long endNanos) {
        @Nullable
        Long ticksFor(Side side) {
            return side == Side.BUY ? offerTicks : bidTicks;
        }
    }

    private final String prefix;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private long last;

    HeldPrices(String prefix) {
        this.prefix = prefix;
    }

    /// Holds a price and names it.
    String hold(Held price) {
        last++;
        String id = (price.takenBy == OrdType.PREVIOUSLY_QUOTED ? "Q" : "I") + prefix + "-" + last;
        held.put(id, price);
        return id;
    }

    /// Why an order can't be executed at the price that it names; null if it can.
    @Nullable
    String objection(Listing listing, Terms terms, long nowNanos) {
        Held price = find(terms);
        if (price == null || !price.listing.symbol().equals(listing.symbol()) || price.takenBy != terms.type()) {
            return "no such quote or indication";
        }
        if (price.endNanos <= nowNanos) {
            return "the quote or indication is over";
        }
        Long ticks = price.ticksFor(terms.side());
        if (ticks == null) {
            return "it holds no price for this side";
        }
        if (terms.type() == OrdType.PREVIOUSLY_QUOTED && listing.lots(terms.qty()) > price.lots) {
            return "OrderQty(38) is more than was quoted";
        }
        if (listing.lots(terms.qty()) < price.leastLots) {
            return "OrderQty(38) is less than was quoted for";
        }
        if (terms.price() == null) {
            return null;
        }
        long limit = listing.ticks(terms.price());
        boolean accepts = terms.side() == Side.BUY ? ticks <= limit : ticks >= limit;
        return accepts ? null : "Price(44) is worse than what was quoted";
    }

    /// Takes the price that an order names: nobody gets it twice.
    @Nullable
    Held take(Terms terms) {
        String id = terms.instructions().quote();
        return id == null ? null : held.remove(id);
    }

    boolean withdraw(String id) {
        return held.remove(id) != null;
    }

    private @Nullable Held find(Terms terms) {
        String id = terms.instructions().quote();
        return id == null ? null : held.get(id);
    }
}
