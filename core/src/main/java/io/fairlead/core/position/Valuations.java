package io.fairlead.core.position;

import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.PositionView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What positions are worth at the prices of now, in the account's currency. Pure.
///
/// A long position is marked at the bid and a short one at the ask, what closing it would fetch. Rates are mid prices:
/// of an instrument that quotes the two currencies directly, else inversely, else of two instruments through one common
/// currency; the first in the given order wins. Where no fresh price is known the answer is null, never a guess.
public final class Valuations {
    private static final MathContext PRECISION = new MathContext(34, RoundingMode.HALF_EVEN);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Valuations() {}

    /// Fresh prices only: a stale or missing book has no quote.
    @FunctionalInterface
    public interface Quotes {
        @Nullable
        Quote quote(Symbol symbol);
    }

    /// The best prices of a book.
    public record Quote(Decimal bid, Decimal ask) {
        BigDecimal mid() {
            return bid.toBigDecimal().add(ask.toBigDecimal()).divide(TWO, PRECISION);
        }
    }

    /// How many units of one currency another buys, and where that was read.
    private record Rate(BigDecimal value, String source) {
        Rate times(Rate other) {
            return new Rate(value.multiply(other.value, PRECISION), source + " × " + other.source);
        }
    }

    public static PositionView.Valuation value(
            PositionView position,
            Instrument instrument,
            Currency accountCurrency,
            Quotes quotes,
            Collection<Instrument> instruments) {
        Decimal mark = mark(position.units(), quotes.quote(instrument.symbol()));
        BigDecimal unrealised = unrealised(position, mark);
        Rate rate = rate(instrument.quote(), accountCurrency, quotes, instruments);
        return new PositionView.Valuation(
                mark,
                rounded(unrealised),
                accountCurrency,
                rate == null ? null : rounded(rate.value()),
                rate == null ? "" : rate.source(),
                converted(position.realised().toBigDecimal(), rate),
                converted(unrealised, rate));
    }

    /// An amount in another currency at the rate of now; null if no fresh one is known.
    public static @Nullable BigDecimal converted(
            BigDecimal amount, Currency from, Currency to, Quotes quotes, Collection<Instrument> instruments) {
        Rate rate = rate(from, to, quotes, instruments);
        return rate == null ? null : amount.multiply(rate.value());
    }

    private static @Nullable Decimal mark(Decimal units, @Nullable Quote quote) {
        return quote == null ? null : units.signum() < 0 ? quote.ask() : quote.bid();
    }

    private static @Nullable BigDecimal unrealised(PositionView position, @Nullable Decimal mark) {
        if (position.units().isZero()) {
            return BigDecimal.ZERO;
        }
        return mark == null
                ? null
                : mark.toBigDecimal()
                        .subtract(position.avgPx().toBigDecimal())
                        .multiply(position.units().toBigDecimal());
    }

    private static @Nullable Decimal converted(@Nullable BigDecimal amount, @Nullable Rate rate) {
        if (amount != null && amount.signum() == 0) {
            return Decimal.ZERO;
        }
        return amount == null || rate == null ? null : rounded(amount.multiply(rate.value()));
    }

    private static @Nullable Decimal rounded(@Nullable BigDecimal value) {
        return value == null ? null : Decimal.ofRounded(value, Decimal.MAX_SCALE);
    }

    private static @Nullable Rate rate(Currency from, Currency to, Quotes quotes, Collection<Instrument> instruments) {
        Rate oneStep = oneStep(from, to, quotes, instruments);
        if (oneStep != null) {
            return oneStep;
        }
        for (Instrument first : instruments) {
            Currency common = other(first, from);
            Rate toCommon = common == null ? null : read(first, from, quotes);
            Rate onward = common == null || toCommon == null ? null : oneStep(common, to, quotes, instruments);
            if (onward != null && toCommon != null) {
                return toCommon.times(onward);
            }
        }
        return null;
    }

    private static @Nullable Rate oneStep(
            Currency from, Currency to, Quotes quotes, Collection<Instrument> instruments) {
        if (from.equals(to)) {
            return new Rate(BigDecimal.ONE, "");
        }
        Rate inverse = null;
        for (Instrument instrument : instruments) {
            if (to.equals(other(instrument, from))) {
                Rate rate = read(instrument, from, quotes);
                if (rate != null && instrument.base().equals(from)) {
                    return rate;
                }
                inverse = inverse == null ? rate : inverse;
            }
        }
        return inverse;
    }

    /// The currency on the other side of an instrument, null if it does not trade this one.
    private static @Nullable Currency other(Instrument instrument, Currency currency) {
        if (instrument.base().equals(currency)) {
            return instrument.quote();
        }
        return instrument.quote().equals(currency) ? instrument.base() : null;
    }

    private static @Nullable Rate read(Instrument instrument, Currency from, Quotes quotes) {
        Quote quote = quotes.quote(instrument.symbol());
        if (quote == null || quote.mid().signum() <= 0) {
            return null;
        }
        String symbol = instrument.symbol().value();
        return instrument.base().equals(from)
                ? new Rate(quote.mid(), symbol)
                : new Rate(BigDecimal.ONE.divide(quote.mid(), PRECISION), "1/" + symbol);
    }
}
