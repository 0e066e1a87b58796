package io.fairlead.core.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be traded. Prices are in `quote` per unit of `base` and whole multiples of `tick`; a lot is `contractSize`
/// units, and quantities are whole multiples of `lotStep` lots between `minLots` and `maxLots`.
public record Instrument(
        Symbol symbol, Currency base, Currency quote, Contract contract, Map<VenueId, String> venueSymbols) {

    /// The sizes that the exchange of lots, units and prices rests on.
    public record Contract(Decimal contractSize, Decimal tick, Decimal lotStep, Decimal minLots, Decimal maxLots) {
        public Contract {
            if (contractSize.signum() <= 0 || tick.signum() <= 0 || lotStep.signum() <= 0) {
                throw new IllegalArgumentException("contract size, tick and lot step must be positive, were "
                        + contractSize + ", " + tick + ", " + lotStep);
            }
            if (minLots.signum() <= 0 || maxLots.compareTo(minLots) < 0) {
                throw new IllegalArgumentException(
                        "minimum lots must be positive and at most maximum lots, were " + minLots + ", " + maxLots);
            }
        }
    }

    public Instrument {
        venueSymbols = Map.copyOf(venueSymbols);
    }

    /// The name of this instrument at a venue, or null if it is not traded there.
    public @Nullable String symbolAt(VenueId venue) {
        return venueSymbols.get(venue);
    }

    /// The quantity in units.
    ///
    /// @throws ArithmeticException if the exact result does not fit a `Decimal`
    public Decimal toUnits(Quantity quantity) {
        return switch (quantity.unit()) {
            case UNITS -> quantity.value();
            case LOTS -> quantity.value().times(contract.contractSize());
        };
    }

    /// The quantity in lots, rounded to 12 places.
    public Decimal toLots(Quantity quantity) {
        return switch (quantity.unit()) {
            case UNITS -> toLots(quantity.value());
            case LOTS -> quantity.value();
        };
    }

    /// Lots for showing to a person, rounded to 12 places.
    public Decimal toLots(Decimal units) {
        return units.dividedBy(contract.contractSize());
    }

    /// The smallest step of a quantity, in units.
    public Decimal unitStep() {
        return contract.lotStep().times(contract.contractSize());
    }
}
