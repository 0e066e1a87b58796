package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.QuoteEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.quote.QuoteBook;
import io.fairlead.core.quote.VenueQuote;
import io.fairlead.core.risk.Check;
import io.fairlead.core.risk.Proposal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a previously quoted order may be executed at the quote that it names. A quote that did not come over our own
/// requests is the venue's to judge. Owned by the engine thread.
final class Quoting implements Check {
    private static final int REMEMBERED = 1024;

    private final QuoteBook book;
    private final Set<String> taken = new LinkedHashSet<>();

    Quoting(QuoteBook book) {
        this.book = book;
    }

    @Override
    public Outcome.@Nullable Refused refusal(Proposal proposal) {
        VenueQuote quote = quoteOf(proposal);
        if (quote == null) {
            return null;
        }
        if (!quote.isOpen(proposal.nowNanos())) {
            String why = quote.ended().isEmpty() ? "its time is over" : quote.ended();
            return refused(DenialCode.QUOTE_OVER, quote, why + ": ask for another");
        }
        if (taken.contains(key(quote))) {
            return refused(DenialCode.QUOTE_OVER, quote, "an order took it already: ask for another");
        }
        String mismatch = mismatch(quote, proposal);
        return mismatch == null ? null : refused(DenialCode.QUOTE_NOT_FOR_THIS, quote, mismatch);
    }

    private @Nullable VenueQuote quoteOf(Proposal proposal) {
        OrderTerms terms = proposal.terms();
        String id = terms.instructions().quote();
        if (id == null || terms.type() != OrdType.PREVIOUSLY_QUOTED || proposal.isReplace()) {
            return null;
        }
        return book.find(proposal.account().venue(), id);
    }

    private static @Nullable String mismatch(VenueQuote quote, Proposal proposal) {
        VenueQuote.Price price = quote.priceFor(proposal.side());
        if (!quote.firm()) {
            return "it is indicative: ask for a firm one";
        }
        if (!quote.symbol().equals(proposal.instrument().symbol())) {
            return "it is for " + quote.symbol();
        }
        if (price == null) {
            return "it has no price for a " + proposal.side();
        }
        Decimal units = proposal.terms().units();
        Decimal least = price.least();
        if (least != null && units.compareTo(least) < 0) {
            return "it holds for " + least + " units at least";
        }
        Decimal most = price.most();
        if (most != null && units.compareTo(most) > 0) {
            return "it holds for " + most + " units at most";
        }
        Decimal limit = proposal.terms().price();
        return limit == null || isWithin(price.price(), limit, proposal.side())
                ? null
                : "its price " + price.price() + " is beyond the limit " + limit;
    }

    private static boolean isWithin(Decimal price, Decimal limit, Side side) {
        return side == Side.BUY ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0;
    }

    private static Outcome.Refused refused(DenialCode code, VenueQuote quote, String fix) {
        return new Outcome.Refused(code, "quote", quote.id(), fix);
    }

    private static String key(VenueQuote quote) {
        return quote.venue() + " " + quote.id();
    }

    /// Logs the quote that an order takes, in front of the order; true where it takes none that is known, too.
    boolean record(Desk desk, OrderId order, Proposal proposal, EventSink.Lane lane) {
        VenueQuote quote = quoteOf(proposal);
        VenueQuote.Price price = quote == null ? null : quote.priceFor(proposal.side());
        if (quote == null || price == null) {
            return true;
        }
        QuoteEvent taken = new QuoteEvent.QuoteTaken(
                proposal.nowNanos(),
                order,
                quote.venue(),
                quote.id(),
                price.price(),
                price.least(),
                price.most(),
                quote.receivedNanos(),
                quote.validUntilNanos());
        return desk.record(taken, lane) && remember(quote);
    }

    private boolean remember(VenueQuote quote) {
        if (taken.size() == REMEMBERED) {
            taken.remove(taken.iterator().next());
        }
        return taken.add(key(quote));
    }
}
