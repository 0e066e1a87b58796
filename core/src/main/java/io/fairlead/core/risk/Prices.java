package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import org.jspecify.annotations.Nullable;

/// Whether the prices are those that the order type needs, positive, and on the tick. Pure.
final class Prices {
    /// What an order type says of a price.
    private enum Need {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    private Prices() {}

    static Outcome.@Nullable Refused refusal(Proposal proposal) {
        OrderTerms terms = proposal.terms();
        Decimal tick = proposal.instrument().contract().tick();
        Outcome.Refused limit = presence(
                terms, terms.price(), limitNeed(terms.type()), DenialCode.PRICE_MISSING, DenialCode.PRICE_NOT_ALLOWED);
        if (limit != null) {
            return limit;
        }
        Outcome.Refused stop = presence(
                terms,
                terms.stopPx(),
                stopNeed(terms.type()),
                DenialCode.STOP_PRICE_MISSING,
                DenialCode.STOP_PRICE_NOT_ALLOWED);
        if (stop != null) {
            return stop;
        }
        Outcome.Refused price = value("price", terms.price(), tick);
        Outcome.Refused trigger = price != null ? price : value("stopPx", terms.stopPx(), tick);
        Outcome.Refused loss = trigger != null ? trigger : value("stopLoss", terms.stopLoss(), tick);
        return loss != null ? loss : value("takeProfit", terms.takeProfit(), tick);
    }

    private static Need limitNeed(OrdType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT -> Need.REQUIRED;
            case PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED, FUNARI -> Need.REQUIRED;
            case MARKET, STOP, WITH_OR_WITHOUT, FOREX_SWAP, MARKET_IF_TOUCHED -> Need.NONE;
            case PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> Need.NONE;
            case MARKET_WITH_LEFTOVER_AS_LIMIT -> Need.NONE;
            case ON_BASIS, PEGGED -> Need.OPTIONAL;
        };
    }

    private static Need stopNeed(OrdType type) {
        return switch (type) {
            case STOP, STOP_LIMIT, MARKET_IF_TOUCHED -> Need.REQUIRED;
            case MARKET, LIMIT, WITH_OR_WITHOUT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT, ON_BASIS -> Need.NONE;
            case PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED, FOREX_SWAP, FUNARI -> Need.NONE;
            case MARKET_WITH_LEFTOVER_AS_LIMIT, PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> Need.NONE;
            case PEGGED -> Need.NONE;
        };
    }

    private static Outcome.@Nullable Refused presence(
            OrderTerms terms, @Nullable Decimal price, Need need, DenialCode missing, DenialCode notAllowed) {
        String field = missing == DenialCode.PRICE_MISSING ? "price" : "stopPx";
        if (price == null && need == Need.REQUIRED) {
            return new Outcome.Refused(missing, field, "", "a " + terms.type() + " order needs one");
        }
        if (price != null && need == Need.NONE) {
            return new Outcome.Refused(
                    notAllowed, field, price.toString(), "a " + terms.type() + " order takes none: leave it out");
        }
        return null;
    }

    private static Outcome.@Nullable Refused value(String field, @Nullable Decimal price, Decimal tick) {
        if (price == null) {
            return null;
        }
        if (price.signum() <= 0) {
            return new Outcome.Refused(
                    DenialCode.PRICE_NOT_POSITIVE, field, price.toString(), "send a price above zero");
        }
        return price.isMultipleOf(tick)
                ? null
                : new Outcome.Refused(
                        DenialCode.PRICE_OFF_TICK, field, price.toString(), "send a multiple of the tick " + tick);
    }
}
