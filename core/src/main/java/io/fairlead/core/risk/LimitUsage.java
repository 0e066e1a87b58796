package io.fairlead.core.risk;

/// A limit that stands, how much of it is used now and what is left, in its own unit; both empty where nothing adds up
/// against it, as with the size of one order. `where` names the account and symbol that come nearest, empty where the
/// whole scope is counted. Immutable.
public record LimitUsage(StandingLimit limit, String used, String headroom, String where) {}
