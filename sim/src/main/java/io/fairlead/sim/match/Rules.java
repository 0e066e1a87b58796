package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the venue takes: pure checks of an order's terms against its listing. Immutable, any thread.
public final class Rules {
    /// OrdRejReason(103).
    static final int UNKNOWN_SYMBOL = 1;

    static final int EXCEEDS_LIMIT = 3;
    static final int TOO_LATE = 4;
    static final int DUPLICATE_ORDER = 6;
    static final int UNSUPPORTED = 11;
    static final int INCORRECT_QUANTITY = 13;
    static final int OTHER = 99;

    private static final Set<OrdType> TYPES = EnumSet.of(
            OrdType.MARKET,
            OrdType.LIMIT,
            OrdType.STOP,
            OrdType.STOP_LIMIT,
            OrdType.LIMIT_OR_BETTER,
            OrdType.MARKET_IF_TOUCHED,
            OrdType.MARKET_WITH_LEFTOVER_AS_LIMIT);
    private static final Set<TimeInForce> TIMES = EnumSet.of(
            TimeInForce.DAY,
            TimeInForce.GOOD_TILL_CANCEL,
            TimeInForce.IMMEDIATE_OR_CANCEL,
            TimeInForce.FILL_OR_KILL,
            TimeInForce.GOOD_TILL_DATE);

    /// Why an order is refused.
    public record Objection(int ordRejReason, String text) {}

    private Rules() {}

    /// The first objection to the terms, or null if the venue takes them.
    static @Nullable Objection check(Listing listing, Terms terms, long nowNanos) {
        Objection objection = checkKind(terms, nowNanos);
        if (objection == null) {
            objection = checkQty(listing, terms.qty());
        }
        if (objection == null) {
            objection = checkPrice("Price(44)", terms.price(), hasLimit(terms.type()), listing, terms.type());
        }
        if (objection == null) {
            objection = checkPrice("StopPx(99)", terms.stopPx(), hasStop(terms.type()), listing, terms.type());
        }
        return objection;
    }

    private static @Nullable Objection checkKind(Terms terms, long nowNanos) {
        if (!TYPES.contains(terms.type())) {
            return new Objection(UNSUPPORTED, "OrdType(40) " + terms.type() + " is not supported");
        }
        if (!TIMES.contains(terms.tif())) {
            return new Objection(UNSUPPORTED, "TimeInForce(59) " + terms.tif() + " is not supported");
        }
        boolean dated = terms.tif() == TimeInForce.GOOD_TILL_DATE;
        if (dated && terms.expireNanos() == 0) {
            return new Objection(OTHER, "good till date needs ExpireTime(126) or ExpireDate(432)");
        }
        if (dated && terms.expireNanos() <= nowNanos) {
            return new Objection(TOO_LATE, "the order's date is over");
        }
        return null;
    }

    private static @Nullable Objection checkQty(Listing listing, Decimal qty) {
        if (qty.signum() <= 0 || !qty.isMultipleOf(listing.lot()) || qty.compareTo(listing.minQty()) < 0) {
            return new Objection(
                    INCORRECT_QUANTITY,
                    "OrderQty(38) must be a multiple of " + listing.lot() + " and at least " + listing.minQty()
                            + ", was " + qty);
        }
        if (qty.compareTo(listing.maxQty()) > 0) {
            return new Objection(EXCEEDS_LIMIT, "OrderQty(38) must be at most " + listing.maxQty() + ", was " + qty);
        }
        return null;
    }

    private static @Nullable Objection checkPrice(
            String name, @Nullable Decimal price, boolean needed, Listing listing, OrdType type) {
        if (price == null) {
            return needed ? new Objection(OTHER, type + " needs " + name) : null;
        }
        if (!needed) {
            return new Objection(OTHER, type + " has no " + name);
        }
        // A million times the listed price is a slip, and would not fit the sums.
        boolean absurd = price.toBigDecimal()
                        .compareTo(listing.market().startPrice().toBigDecimal().movePointRight(6))
                > 0;
        if (price.signum() <= 0 || absurd || !price.isMultipleOf(listing.tick())) {
            return new Objection(OTHER, name + " must be a positive multiple of " + listing.tick() + ", was " + price);
        }
        return null;
    }

    /// A market order whose leftover rests at a price that the venue gave it.
    static boolean pricedByVenue(Terms terms) {
        return terms.type() == OrdType.MARKET_WITH_LEFTOVER_AS_LIMIT && terms.price() != null;
    }

    private static boolean hasLimit(OrdType type) {
        return type == OrdType.LIMIT || type == OrdType.STOP_LIMIT || type == OrdType.LIMIT_OR_BETTER;
    }

    private static boolean hasStop(OrdType type) {
        return type == OrdType.STOP || type == OrdType.STOP_LIMIT || type == OrdType.MARKET_IF_TOUCHED;
    }
}
