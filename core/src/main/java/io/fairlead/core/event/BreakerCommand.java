package io.fairlead.core.event;

import io.fairlead.core.model.Origin;
import io.fairlead.core.model.VenueId;

/// What an admin does to circuit breakers.
public sealed interface BreakerCommand extends Command {
    /// Closes a breaker without a probe. Nothing happens to one that is closed.
    record ResetBreaker(Origin origin, VenueId venue, BreakerEvent.Endpoint endpoint, String because)
            implements BreakerCommand {}
}
