package io.fairlead.app.dashboard;

import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import java.util.Map;

/// What the scripted venue trades, each with the price that its script begins at.
record ScriptedInstrument(Instrument instrument, Decimal start) {
    static final VenueId VENUE = new VenueId("yofx");

    static final List<ScriptedInstrument> ALL = List.of(
            pair("EUR", "USD", "0.00001", "1.08423"),
            pair("GBP", "USD", "0.00001", "1.26417"),
            pair("USD", "JPY", "0.001", "151.482"),
            pair("AUD", "USD", "0.00001", "0.65391"),
            pair("USD", "CHF", "0.00001", "0.88214"),
            pair("USD", "CAD", "0.00001", "1.35972"),
            pair("NZD", "USD", "0.00001", "0.60118"),
            pair("EUR", "GBP", "0.00001", "0.85766"),
            pair("EUR", "JPY", "0.001", "164.237"),
            of("XAU", "USD", "100", "0.01", "2351.42"),
            of("XAG", "USD", "5000", "0.001", "28.114"),
            of("BTC", "USD", "1", "0.01", "67214.55"));

    Symbol symbol() {
        return instrument.symbol();
    }

    private static ScriptedInstrument pair(String base, String quote, String tick, String start) {
        return of(base, quote, "100000", tick, start);
    }

    private static ScriptedInstrument of(String base, String quote, String contractSize, String tick, String start) {
        Instrument.Contract contract = new Instrument.Contract(
                Decimal.of(contractSize), Decimal.of(tick), Decimal.of("0.01"), Decimal.of("0.01"), Decimal.of("100"));
        Instrument instrument = new Instrument(
                new Symbol(base + quote),
                new Currency(base),
                new Currency(quote),
                contract,
                Map.of(VENUE, base + "/" + quote));
        return new ScriptedInstrument(instrument, Decimal.of(start));
    }
}
