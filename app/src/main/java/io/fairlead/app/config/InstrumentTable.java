package io.fairlead.app.config;

import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.HashMap;
import java.util.Map;

/// The keys of `instruments`.
final class InstrumentTable {
    static final Key<Symbol> SYMBOL =
            Key.required("symbol", Scalars.id("up to 32 printable characters", Symbol::new), "Our name of it.");
    static final Key<Currency> BASE =
            Key.required("base", Scalars.id("a code as EUR", Currency::new), "What a unit is a unit of.");
    static final Key<Currency> QUOTE =
            Key.required("quote", Scalars.id("a code as USD", Currency::new), "What its price is in.");
    static final Key<Decimal> CONTRACT_SIZE =
            Key.required("contract-size", Scalars.POSITIVE, "Units in one lot, as 100000 in spot FX.");
    static final Key<Decimal> TICK = Key.required("tick", Scalars.POSITIVE, "Smallest step of its price.");
    static final Key<Decimal> LOT_STEP =
            Key.of("lot-step", Scalars.POSITIVE, "0.01", "Smallest step of a quantity, in lots.");
    static final Key<Decimal> MIN_LOTS = Key.of("min-lots", Scalars.POSITIVE, "0.01", "Smallest order, in lots.");
    static final Key<Decimal> MAX_LOTS = Key.of("max-lots", Scalars.POSITIVE, "50", "Largest order, in lots.");
    static final Key<Map<String, String>> VENUE_NAMES = Key.required(
            "venue-names",
            new Shape.Named<>("the id of a venue", Scalars.text("text of 1 to 64 characters", 64)),
            "Each venue's own name of it; a venue that is not listed does not trade it.");
    static final Table TABLE = Table.of(
            "What can be traded.", SYMBOL, BASE, QUOTE, CONTRACT_SIZE, TICK, LOT_STEP, MIN_LOTS, MAX_LOTS, VENUE_NAMES);

    private InstrumentTable() {}

    static Instrument of(Values values) {
        Map<VenueId, String> names = new HashMap<>();
        values.get(VENUE_NAMES).forEach((venue, name) -> names.put(new VenueId(venue), name));
        return new Instrument(
                values.get(SYMBOL),
                values.get(BASE),
                values.get(QUOTE),
                new Instrument.Contract(
                        values.get(CONTRACT_SIZE),
                        values.get(TICK),
                        values.get(LOT_STEP),
                        values.get(MIN_LOTS),
                        values.get(MAX_LOTS)),
                names);
    }
}
