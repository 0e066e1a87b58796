package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What things are worth in an account's currency at the prices of now. Reads the matching core; changes nothing.
final class Money {
    private final Exchange exchange;
    private final List<ListedInstrument> instruments;

    Money(Exchange exchange, List<ListedInstrument> instruments) {
        this.exchange = exchange;
        this.instruments = instruments;
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    /// The best prices and what is there for them; null while a side is empty.
    record Quote(Depth.Level bid, Depth.Level ask) {
        /// Where a position of this side could be closed.
        Decimal exit(Side side) {
            return side == Side.BUY ? bid.price() : ask.price();
        }

        /// Where one could be opened.
        Decimal entry(Side side) {
            return exit(side.opposite());
        }
    }

    @Nullable
    Quote quote(ListedInstrument instrument) {
        Depth depth = Objects.requireNonNull(exchange.depth(instrument.name(), 1), "every instrument is listed");
        return depth.bids().isEmpty() || depth.asks().isEmpty()
                ? null
                : new Quote(depth.bids().getFirst(), depth.asks().getFirst());
    }

    /// What `lots` gain from one price to the other, in the account's currency and in cents.
    BigDecimal gain(Account account, Holding holding, Decimal lots, Decimal price) {
        BigDecimal move = price.toBigDecimal().subtract(holding.average().toBigDecimal());
        BigDecimal gain = (holding.side == Side.BUY ? move : move.negate()).multiply(units(holding.instrument, lots));
        return cents(gain.multiply(rate(holding.instrument.listing().currency(), account.currency())));
    }

    /// What a position would gain if it were closed now; zero while there is no price.
    BigDecimal openGain(Holding holding) {
        Quote quote = quote(holding.instrument);
        return quote == null
                ? BigDecimal.ZERO.setScale(2)
                : gain(holding.account, holding, holding.qty, quote.exit(holding.side));
    }

    /// The margin that lots need at a price.
    BigDecimal margin(Account account, ListedInstrument instrument, Decimal lots, Decimal price) {
        BigDecimal worth = units(instrument, lots)
                .multiply(price.toBigDecimal())
                .multiply(rate(instrument.listing().currency(), account.currency()));
        return worth.divide(instrument.contract().leverage().toBigDecimal(), 2, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal units(ListedInstrument instrument, Decimal lots) {
        return lots.toBigDecimal().multiply(instrument.contract().lotSize().toBigDecimal());
    }

    /// What one of a currency is worth in another, by the pair that is listed; one if none is.
    private BigDecimal rate(String from, String to) {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        for (ListedInstrument pair : instruments) {
            Quote quote = pair.name().equals(from + to) || pair.name().equals(to + from) ? quote(pair) : null;
            if (quote != null) {
                BigDecimal middle = quote.bid()
                        .price()
                        .plus(quote.ask().price())
                        .dividedBy(Decimal.of(2))
                        .toBigDecimal();
                return pair.name().startsWith(from) ? middle : BigDecimal.ONE.divide(middle, MathContext.DECIMAL64);
            }
        }
        return BigDecimal.ONE;
    }
}
