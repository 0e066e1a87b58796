package io.fairlead.gateway;

import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.CancelOnDisconnect;

/// What a venue declares about stopping: whether it takes mass cancels, and who cancels after a disconnect. Immutable.
public record VenueView(VenueId venue, boolean massCancel, CancelOnDisconnect cancelOnDisconnect) {}
