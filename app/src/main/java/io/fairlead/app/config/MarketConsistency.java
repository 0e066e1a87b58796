package io.fairlead.app.config;

import io.fairlead.core.model.VenueId;
import java.util.List;

/// What fits a venue of prices alone. Pure.
final class MarketConsistency {
    private MarketConsistency() {}

    static void reference(Values venue, Problems problems) {
        for (Key<?> key : List.of(
                VenueSettings.SESSIONS,
                VenueSettings.DICTIONARY,
                VenueSettings.MASS_CANCEL,
                VenueSettings.ON_DISCONNECT,
                VenueSettings.OFFER)) {
            if (venue.isWritten(key)) {
                problems.error(venue.lineOf(key), venue.pathOf(key), "belongs to venues that take orders", "remove it");
            }
        }
    }

    static boolean isReference(VenueId id, List<Values> venues) {
        return venues.stream()
                .anyMatch(venue -> id.equals(venue.find(VenueSettings.ID))
                        && venue.find(VenueSettings.ADAPTER) == VenueSettings.Adapter.COINBASE);
    }
}
