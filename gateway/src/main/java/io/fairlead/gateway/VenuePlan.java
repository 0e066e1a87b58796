package io.fairlead.gateway;

import io.fairlead.core.model.VenueId;

/// One venue that takes orders, and how it is reached. Immutable.
///
/// A new kind of venue is a new record here; the compiler then names each place where kinds differ.
public sealed interface VenuePlan permits GatewayConfig.FixLp, TradeLockerPlan {
    VenueId venue();
}
