package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.match.Listing;
import io.fairlead.sim.match.Terms;
import io.fairlead.sim.tradelocker.Protection.Level;
import org.jspecify.annotations.Nullable;

/// What the venue takes: each rule says what is wrong, or nothing. Pure.
final class OrderRules {
    private OrderRules() {}

    /// The terms that a form asks for. Call once `objection` has none.
    static Terms terms(OrderForm form) {
        return switch (form.type()) {
            case "limit" -> Terms.limit(form.side(), form.qty(), needed(form.price()), TimeInForce.GOOD_TILL_CANCEL);
            case "stop" ->
                new Terms(
                        form.side(),
                        OrdType.STOP,
                        TimeInForce.GOOD_TILL_CANCEL,
                        form.qty(),
                        null,
                        needed(form.stopPrice()),
                        0,
                        Instructions.NONE);
            case "market" -> Terms.market(form.side(), form.qty(), TimeInForce.IMMEDIATE_OR_CANCEL);
            default -> throw new IllegalArgumentException("no order type " + form.type());
        };
    }

    private static Decimal needed(@Nullable Decimal price) {
        if (price == null) {
            throw new IllegalArgumentException("the form lacks its price");
        }
        return price;
    }

    /// The first objection to a form for an instrument at the prices of now.
    static String objection(OrderForm form, ListedInstrument instrument, Money.Quote quote) {
        String objection = type(form);
        if (objection.isEmpty()) {
            objection = route(form.routeId(), instrument);
        }
        if (objection.isEmpty()) {
            objection = qty(form.qty(), instrument.listing());
        }
        if (objection.isEmpty() && form.type().equals("limit")) {
            objection = price("price", form.price(), instrument.listing());
        }
        if (objection.isEmpty() && form.type().equals("stop")) {
            objection = price("stopPrice", form.stopPrice(), instrument.listing());
        }
        return objection.isEmpty() ? protection(form, instrument, quote) : objection;
    }

    private static String type(OrderForm form) {
        return switch (form.type()) {
            case "market" -> validity(form, "IOC");
            case "limit", "stop" -> validity(form, "GTC");
            default -> "Invalid order type " + form.type();
        };
    }

    private static String validity(OrderForm form, String needed) {
        return form.validity().equals(needed)
                ? ""
                : "Invalid TimeInForce (TIF) " + form.validity() + " for " + form.type() + " order";
    }

    private static String route(String routeId, ListedInstrument instrument) {
        if (routeId.equals(Long.toString(instrument.numbers().tradeRoute()))) {
            return "";
        }
        for (long info : instrument.numbers().infoRoutes()) {
            if (routeId.equals(Long.toString(info))) {
                return "Route " + routeId + " does not trade";
            }
        }
        return "Route " + routeId + " not found";
    }

    static String qty(Decimal qty, Listing listing) {
        if (qty.compareTo(listing.minQty()) < 0) {
            return "Order quantity is less than the minimum of " + listing.minQty();
        }
        if (qty.compareTo(listing.maxQty()) > 0) {
            return "Order quantity is more than the maximum of " + listing.maxQty();
        }
        return qty.isMultipleOf(listing.lot()) ? "" : "Order quantity is not a multiple of " + listing.lot();
    }

    static String price(String field, @Nullable Decimal price, Listing listing) {
        if (price == null || price.signum() <= 0) {
            return field + " is required";
        }
        return price.isMultipleOf(listing.tick()) ? "" : field + " is not a multiple of " + listing.tick();
    }

    private static String protection(OrderForm form, ListedInstrument instrument, Money.Quote quote) {
        Decimal reference = switch (form.type()) {
            case "limit" -> needed(form.price());
            case "stop" -> needed(form.stopPrice());
            default -> quote.entry(form.side());
        };
        return protection(form.protection(), instrument, form.side(), reference);
    }

    /// Whether levels lie on their sides of the price at which a position of this side opens, or could be closed.
    static String protection(Protection protection, ListedInstrument instrument, Side side, Decimal reference) {
        String objection = level("stopLoss", protection.stopLoss(), instrument, side.opposite(), reference);
        return objection.isEmpty()
                ? level("takeProfit", protection.takeProfit(), instrument, side, reference)
                : objection;
    }

    private static String level(
            String field, @Nullable Level level, ListedInstrument instrument, Side beyond, Decimal reference) {
        if (level == null) {
            return "";
        }
        if (level.kind() != Protection.Kind.ABSOLUTE) {
            boolean fits =
                    level.value().signum() > 0 && level.distance(instrument).compareTo(reference) < 0;
            return fits ? "" : field + " is not a distance from the price";
        }
        String objection = price(field, level.value(), instrument.listing());
        if (!objection.isEmpty()) {
            return objection;
        }
        int compared = level.value().compareTo(reference);
        return (beyond == Side.BUY ? compared > 0 : compared < 0)
                ? ""
                : field + " is on the wrong side of the price " + reference;
    }

    static String strategyId(@Nullable String strategyId, int most) {
        return strategyId == null || strategyId.length() <= most
                ? ""
                : "strategyId must have at most " + most + " characters";
    }
}
