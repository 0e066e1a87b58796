package io.fairlead.app.dashboard;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.PositionView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Netted positions at average price, and what they are worth in US dollars. Guarded by the scripted gateway's lock.
final class ScriptedPositions {
    private static final Currency DOLLAR = new Currency("USD");
    private static final int PLACES = 6;

    private final ScriptedBooks books;
    private final Map<String, PositionView> positions = new LinkedHashMap<>();

    ScriptedPositions(ScriptedBooks books) {
        this.books = books;
    }

    /// Adds signed units at a price.
    void add(AccountId account, Instrument instrument, Decimal units, Decimal price, long position) {
        String key = account + "|" + instrument.symbol();
        PositionView before = positions.get(key);
        BigDecimal held = before == null ? BigDecimal.ZERO : before.units().toBigDecimal();
        BigDecimal avg = before == null ? BigDecimal.ZERO : before.avgPx().toBigDecimal();
        BigDecimal realised =
                before == null ? BigDecimal.ZERO : before.realised().toBigDecimal();
        BigDecimal traded = units.toBigDecimal();
        BigDecimal at = price.toBigDecimal();
        BigDecimal after = held.add(traded);
        if (held.signum() * traded.signum() >= 0) {
            BigDecimal cost = held.multiply(avg).add(traded.multiply(at));
            avg = after.signum() == 0 ? BigDecimal.ZERO : cost.divide(after, MathContext.DECIMAL64);
        } else {
            BigDecimal closed = traded.abs().min(held.abs());
            realised = realised.add(at.subtract(avg).multiply(closed).multiply(BigDecimal.valueOf(held.signum())));
            avg = after.signum() == held.signum() ? avg : at;
        }
        Decimal total = Decimal.ofExact(after);
        positions.put(
                key,
                new PositionView(
                        account,
                        instrument.symbol(),
                        total,
                        instrument.toLots(total),
                        Decimal.ofRounded(avg, PLACES),
                        Decimal.ofRounded(realised, 2),
                        Decimal.ZERO,
                        position));
    }

    @Nullable
    PositionView of(AccountId account, Symbol symbol) {
        return positions.get(account + "|" + symbol);
    }

    List<PositionView> all() {
        return new ArrayList<>(positions.values());
    }

    /// Without a fresh price there is no value, only what was realised.
    PositionView.Valuation worth(PositionView position, Instrument instrument) {
        BookSnapshot book = books.book(ScriptedInstrument.VENUE, position.symbol());
        boolean fresh = book != null && book.health().isFresh();
        BigDecimal rate = rate(instrument.quote());
        Decimal mark = fresh ? books.now(position.symbol()) : null;
        BigDecimal open = mark == null
                ? null
                : mark.minus(position.avgPx())
                        .toBigDecimal()
                        .multiply(position.units().toBigDecimal());
        return new PositionView.Valuation(
                mark,
                open == null ? null : Decimal.ofRounded(open, 2),
                DOLLAR,
                Decimal.ofRounded(rate, PLACES),
                instrument.quote().equals(DOLLAR) ? "" : "mid",
                Decimal.ofRounded(position.realised().toBigDecimal().multiply(rate), 2),
                open == null ? null : Decimal.ofRounded(open.multiply(rate), 2));
    }

    /// Dollars for one unit of a currency.
    private BigDecimal rate(Currency quote) {
        return switch (quote.code()) {
            case "USD" -> BigDecimal.ONE;
            case "GBP" -> books.now(new Symbol("GBPUSD")).toBigDecimal();
            default ->
                BigDecimal.ONE.divide(
                        books.now(new Symbol("USD" + quote.code())).toBigDecimal(), MathContext.DECIMAL64);
        };
    }
}
