package io.fairlead.core.risk;

import io.fairlead.core.book.Quote;
import io.fairlead.core.book.Quotes;
import io.fairlead.core.limit.Micros;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an amount of one currency becomes one of another: by the price of an instrument that quotes both, else by
/// those of two through a common currency. Always the dearer side, so that no limit is passed by the spread. Engine
/// thread.
final class Conversion {
    /// No price, so no amount.
    static final long NO_RATE = -1;

    private final List<Leg> legs;

    /// A book, and whether its price divides.
    private record Leg(Quotes.Source source, boolean divides) {}

    private Conversion(List<Leg> legs) {
        this.legs = legs;
    }

    /// Null if no book leads from one to the other.
    static @Nullable Conversion between(
            Currency from, Currency to, VenueId venue, Quotes quotes, Collection<Instrument> instruments) {
        if (from.equals(to)) {
            return new Conversion(List.of());
        }
        Leg direct = leg(from, to, venue, quotes, instruments);
        if (direct != null) {
            return new Conversion(List.of(direct));
        }
        for (Instrument first : instruments) {
            Currency common = other(first, from);
            Leg start = common == null ? null : leg(from, common, venue, quotes, instruments);
            Leg end = common == null ? null : leg(common, to, venue, quotes, instruments);
            if (start != null && end != null) {
                return new Conversion(List.of(start, end));
            }
        }
        return null;
    }

    private static @Nullable Leg leg(
            Currency from, Currency to, VenueId venue, Quotes quotes, Collection<Instrument> instruments) {
        for (Instrument instrument : instruments) {
            if (to.equals(other(instrument, from))) {
                Quotes.Source source = quotes.source(venue, instrument.symbol());
                if (source != null) {
                    return new Leg(source, instrument.quote().equals(from));
                }
            }
        }
        return null;
    }

    private static @Nullable Currency other(Instrument instrument, Currency currency) {
        if (instrument.base().equals(currency)) {
            return instrument.quote();
        }
        return instrument.quote().equals(currency) ? instrument.base() : null;
    }

    /// The amount in the other currency, or `NO_RATE`.
    long apply(long micros, Quote scratch) {
        long amount = micros;
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            leg.source().read(scratch);
            Quote.Best price = leg.divides() ? scratch.lastBid() : scratch.lastAsk();
            if (!price.isThere()) {
                return NO_RATE;
            }
            amount = leg.divides()
                    ? Micros.over(amount, price.unscaled(), price.scale())
                    : Micros.times(amount, price.unscaled(), price.scale());
        }
        return amount;
    }
}
