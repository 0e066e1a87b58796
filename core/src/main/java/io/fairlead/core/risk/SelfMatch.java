package io.fairlead.core.risk;

import io.fairlead.core.book.Quote;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Exposures;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.RestingOrders;
import org.jspecify.annotations.Nullable;

/// Which order of ours, on any account of the venue, an order would trade with. Pure.
final class SelfMatch {
    private SelfMatch() {}

    /// Null if none. A market order reaches no further than the best price if there is size enough at it, else as
    /// far as any order of ours; a stop order reaches nothing before its time.
    static @Nullable LiveOrder met(Exposures exposures, Proposal proposal, Worth worth, Quote quote) {
        RestingOrders resting = exposures.resting(
                proposal.account().venue(), proposal.instrument().symbol());
        OrderTerms terms = proposal.terms();
        if (resting == null || !actsAtOnce(terms.type()) || terms.flags().postOnly()) {
            return null;
        }
        Decimal price = terms.price() == null ? reached(proposal, worth, quote) : terms.price();
        return resting.met(proposal.side().opposite(), price, proposal.replaced());
    }

    private static @Nullable Decimal reached(Proposal proposal, Worth worth, Quote quote) {
        worth.readMarket(quote);
        Quote.Best touch = proposal.side() == Side.BUY ? quote.ask() : quote.bid();
        Decimal units = proposal.terms().units();
        boolean enough = touch.isThere()
                && Decimal.compare(units.unscaled(), units.scale(), touch.sizeUnscaled(), touch.sizeScale()) <= 0;
        return enough ? touch.price() : null;
    }

    private static boolean actsAtOnce(OrdType type) {
        return switch (type) {
            case MARKET, LIMIT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT, MARKET_WITH_LEFTOVER_AS_LIMIT -> true;
            case WITH_OR_WITHOUT, ON_BASIS, FUNARI, PEGGED, PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED -> true;
            case STOP, STOP_LIMIT, MARKET_IF_TOUCHED, FOREX_SWAP -> false;
            case PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> false;
        };
    }
}
