package io.fairlead.core.event;

import io.fairlead.core.model.VenueId;

/// An order connection of a venue came up or went down. Orders in flight when it goes down are asked about when it is
/// back.
public record LinkChange(VenueId venue, String session, boolean up, String why) implements VenueInput {}
