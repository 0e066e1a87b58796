package io.fairlead.core.port;

import io.fairlead.core.model.VenueId;

/// How long it takes at a venue that limits how often it is asked to end what is live there. Immutable.
///
/// @param shared names the budget: accounts with the same share it
/// @param cancelNanos between two cancels
/// @param closeNanos between two closes of positions
/// @param tellNanos until the venue has told that nothing is left
public record EndingPace(String shared, long cancelNanos, long closeNanos, long tellNanos) {
    /// Names the budget among those of all venues.
    public String budget(VenueId venue) {
        return venue + " " + shared;
    }
}
