package io.fairlead.core.event;

import io.fairlead.core.model.VenueId;

/// A connection for drop copies came up or went down. It carries no orders, so nobody is asked when it is back: the
/// venue sends what was missed.
public record CopyLink(VenueId venue, String session, boolean up, String why) implements VenueInput {}
