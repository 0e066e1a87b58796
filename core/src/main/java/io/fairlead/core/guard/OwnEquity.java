package io.fairlead.core.guard;

import io.fairlead.core.event.GuardEvent.Realised;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.position.Valuations;
import io.fairlead.core.view.PositionView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an account is worth by the gateway's own books, in account currency. Pure.
///
/// The balance is the one it began with and all that was realised since; the equity adds what is open, at the prices of
/// now. What was realised in another currency counts at the rate of now. Where a price or a rate is missing there is no
/// figure, and the reading says which.
public final class OwnEquity {
    private static final int PLACES = 8;

    private OwnEquity() {}

    /// The market and the account's currency.
    public record Market(Currency currency, Map<Symbol, Instrument> instruments, Valuations.Quotes quotes) {
        Collection<Instrument> all() {
            return instruments.values();
        }
    }

    /// What the balance starts from: an amount, and what had been realised when it stood.
    public record Origin(@Nullable Decimal balance, List<Realised> realised) {
        public Origin {
            realised = List.copyOf(realised);
        }
    }

    /// By an operator's word, else from the start balance. Never from the venue's: then one glitch would be two.
    public static Origin origin(GuardLedger ledger) {
        GuardLedger.Stated stated = ledger.measures().stated();
        return stated == null ? new Origin(ledger.start(), List.of()) : new Origin(stated.balance(), stated.realised());
    }

    /// The account's worth now; `positions` are its own.
    public static EquityReading read(Origin origin, List<PositionView> positions, Market market, long nowNanos) {
        if (origin.balance == null) {
            return EquityReading.missing(EquityReading.OWN, "no start balance is configured");
        }
        BigDecimal unrealised = BigDecimal.ZERO;
        Map<Currency, BigDecimal> rates = new LinkedHashMap<>();
        for (PositionView position : positions) {
            Instrument instrument = market.instruments.get(position.symbol());
            if (instrument == null) {
                return EquityReading.missing(EquityReading.OWN, position.symbol() + " is not known any more");
            }
            PositionView.Valuation value =
                    Valuations.value(position, instrument, market.currency, market.quotes, market.all());
            if (value.rate() != null) {
                rates.put(instrument.quote(), value.rate().toBigDecimal());
            }
            Decimal open = value.unrealisedInAccountCurrency();
            if (open == null) {
                return EquityReading.missing(EquityReading.OWN, lacking(position.symbol(), value, instrument, market));
            }
            unrealised = unrealised.add(open.toBigDecimal());
        }
        BigDecimal balance = balance(origin, positions, market, rates);
        return balance == null
                ? EquityReading.missing(EquityReading.OWN, "no fresh rate of what was realised into " + market.currency)
                : EquityReading.of(EquityReading.OWN, rounded(balance.add(unrealised)), rounded(balance), nowNanos);
    }

    private static String lacking(Symbol symbol, PositionView.Valuation value, Instrument instrument, Market market) {
        return value.mark() == null
                ? "no fresh price of " + symbol
                : "no fresh rate from " + instrument.quote() + " to " + market.currency;
    }

    private static @Nullable BigDecimal balance(
            Origin origin, List<PositionView> positions, Market market, Map<Currency, BigDecimal> rates) {
        BigDecimal balance = origin.balance == null ? BigDecimal.ZERO : origin.balance.toBigDecimal();
        Map<Currency, BigDecimal> since = new LinkedHashMap<>();
        for (Realised each : realised(positions, market.instruments)) {
            since.merge(each.currency(), each.amount().toBigDecimal(), BigDecimal::add);
        }
        for (Realised each : origin.realised) {
            since.merge(each.currency(), each.amount().toBigDecimal().negate(), BigDecimal::add);
        }
        for (Map.Entry<Currency, BigDecimal> each : since.entrySet()) {
            BigDecimal rate = each.getKey().equals(market.currency) ? BigDecimal.ONE : rates.get(each.getKey());
            if (each.getValue().signum() != 0) {
                if (rate == null) {
                    return null;
                }
                balance = balance.add(each.getValue().multiply(rate));
            }
        }
        return balance;
    }

    /// What positions have realised so far, by currency.
    public static List<Realised> realised(List<PositionView> positions, Map<Symbol, Instrument> instruments) {
        Map<Currency, BigDecimal> sums = new LinkedHashMap<>();
        for (PositionView position : positions) {
            Instrument instrument = instruments.get(position.symbol());
            if (instrument != null) {
                sums.merge(instrument.quote(), position.realised().toBigDecimal(), BigDecimal::add);
            }
        }
        List<Realised> realised = new ArrayList<>();
        sums.forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                realised.add(new Realised(currency, Decimal.ofRounded(sum, Decimal.MAX_SCALE)));
            }
        });
        return realised;
    }

    private static Decimal rounded(BigDecimal value) {
        return Decimal.ofRounded(value, PLACES);
    }
}
