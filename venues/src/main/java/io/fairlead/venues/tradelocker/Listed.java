package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import org.jspecify.annotations.Nullable;

/// An instrument of ours as one account of the venue has it. Immutable.
///
/// @param tradableInstrumentId the venue's name of it in every request
/// @param route of orders
/// @param lotSize units in a lot, as the venue says
/// @param lotStep null where the venue sets none; so for `minLots` and `maxLots`
record Listed(
        Instrument instrument,
        String tradableInstrumentId,
        String route,
        Decimal lotSize,
        @Nullable Decimal lotStep,
        @Nullable Decimal minLots,
        @Nullable Decimal maxLots) {

    Decimal units(Decimal lots) {
        return lots.times(lotSize);
    }

    /// The quantity in lots, if that is exact; null if not.
    @Nullable
    Decimal exactLots(Decimal units) {
        Decimal lots = units.dividedBy(lotSize);
        return lots.times(lotSize).equals(units) ? lots : null;
    }

    /// Why the venue would not take so many lots; null if it would.
    @Nullable
    String objection(Decimal lots) {
        if (lotStep != null && lotStep.signum() > 0 && !lots.isMultipleOf(lotStep)) {
            return lots + " lots are no multiple of the venue's step of " + lotStep;
        }
        if (minLots != null && lots.compareTo(minLots) < 0) {
            return lots + " lots are less than the venue's least, " + minLots;
        }
        return maxLots != null && maxLots.signum() > 0 && lots.compareTo(maxLots) > 0
                ? lots + " lots are more than the venue's most, " + maxLots
                : null;
    }
}
