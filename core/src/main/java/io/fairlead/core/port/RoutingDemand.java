package io.fairlead.core.port;

/// A routing tag that a venue takes. `meaning` says where it goes, as `PartyID(448) of PartyRole(452)=11`; a client's
/// order without a required one is refused.
public record RoutingDemand(String name, boolean required, String meaning) {}
