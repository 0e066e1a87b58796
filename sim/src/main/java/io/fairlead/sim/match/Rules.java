package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import org.jspecify.annotations.Nullable;

/// What the venue takes: pure checks of an order's terms against its listing. Immutable, any thread.
public final class Rules {
    /// OrdRejReason(103).
    static final int UNKNOWN_SYMBOL = 1;

    static final int CLOSED = 2;
    static final int EXCEEDS_LIMIT = 3;
    static final int TOO_LATE = 4;
    static final int DUPLICATE_ORDER = 6;
    static final int UNSUPPORTED = 11;
    static final int INCORRECT_QUANTITY = 13;
    static final int OTHER = 99;

    /// What an order type says of a price.
    private enum Need {
        REQUIRED,
        OPTIONAL,
        NONE
    }

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
            objection = checkPart(listing, "MaxFloor(111)", terms.instructions().maxFloor(), terms.qty());
        }
        if (objection == null) {
            objection = checkPart(listing, "MinQty(110)", terms.instructions().minQty(), terms.qty());
        }
        if (objection == null) {
            objection = checkPrice("Price(44)", terms.price(), limit(terms.type()), listing, terms.type());
        }
        if (objection == null) {
            Need stop = hasStop(terms.type()) ? Need.REQUIRED : Need.NONE;
            objection = checkPrice("StopPx(99)", terms.stopPx(), stop, listing, terms.type());
        }
        return objection;
    }

    private static @Nullable Objection checkKind(Terms terms, long nowNanos) {
        if (terms.type().isDeprecated()) {
            return new Objection(UNSUPPORTED, "OrdType(40) " + terms.type() + " is not supported");
        }
        if (!terms.type().takes(terms.tif())) {
            return new Objection(
                    UNSUPPORTED, "OrdType(40) " + terms.type() + " cannot have TimeInForce(59) " + terms.tif());
        }
        Objection instructions = checkInstructions(terms);
        if (instructions != null) {
            return instructions;
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

    private static @Nullable Objection checkInstructions(Terms terms) {
        Instructions given = terms.instructions();
        boolean pegged = terms.type() == OrdType.PEGGED;
        if (pegged != (given.peg() != null)) {
            return new Objection(OTHER, "a peg in ExecInst(18) belongs to OrdType(40) P, which needs one");
        }
        if (needsQuote(terms.type()) && given.quote() == null) {
            return new Objection(OTHER, terms.type() + " needs QuoteID(117) or IOIID(23)");
        }
        return terms.type() == OrdType.FOREX_SWAP && given.farDate() == null
                ? new Objection(OTHER, "FOREX_SWAP needs SettlDate2(193)")
                : null;
    }

    private static @Nullable Objection checkPart(Listing listing, String name, @Nullable Decimal part, Decimal whole) {
        return part == null || (part.signum() > 0 && part.compareTo(whole) <= 0 && part.isMultipleOf(listing.lot()))
                ? null
                : new Objection(
                        INCORRECT_QUANTITY,
                        name + " must be a multiple of " + listing.lot() + " and at most OrderQty(38), was " + part);
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
            String name, @Nullable Decimal price, Need need, Listing listing, OrdType type) {
        if (price == null) {
            return need == Need.REQUIRED ? new Objection(OTHER, type + " needs " + name) : null;
        }
        if (need == Need.NONE) {
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

    private static Need limit(OrdType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT, FUNARI -> Need.REQUIRED;
            case PEGGED, ON_BASIS, PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED -> Need.OPTIONAL;
            case MARKET, STOP, WITH_OR_WITHOUT, FOREX_SWAP, MARKET_IF_TOUCHED -> Need.NONE;
            case MARKET_WITH_LEFTOVER_AS_LIMIT -> Need.NONE;
            case PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> Need.NONE;
        };
    }

    static boolean needsQuote(OrdType type) {
        return type == OrdType.PREVIOUSLY_QUOTED || type == OrdType.PREVIOUSLY_INDICATED;
    }

    private static boolean hasStop(OrdType type) {
        return type == OrdType.STOP || type == OrdType.STOP_LIMIT || type == OrdType.MARKET_IF_TOUCHED;
    }
}
