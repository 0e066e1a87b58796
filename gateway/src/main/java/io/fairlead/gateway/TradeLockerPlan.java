package io.fairlead.gateway;

import io.fairlead.core.model.VenueId;
import io.fairlead.fix.transport.Idle;
import io.fairlead.venues.tradelocker.TradeLockerAccess;
import io.fairlead.venues.tradelocker.TradeLockerSettings;

/// A TradeLocker venue, and what its thread is given of the network. Immutable.
///
/// @param idle how the venue's thread waits; what comes by `access` wakes it
public record TradeLockerPlan(TradeLockerSettings settings, TradeLockerAccess access, Idle idle) implements VenuePlan {
    @Override
    public VenueId venue() {
        return settings.venue();
    }
}
