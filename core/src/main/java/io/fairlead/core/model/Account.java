package io.fairlead.core.model;

/// A trading account at one venue. `venueAccount` is the venue's own name of it, as Account(1).
public record Account(
        AccountId id, VenueId venue, AccountKind kind, Currency currency, PositionMode mode, String venueAccount) {}
