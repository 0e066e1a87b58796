package io.fairlead.core.event;

import io.fairlead.core.model.VenueId;

/// Reports of a session may be lost for good, as when the venue begins its sequence numbers anew while the session is
/// up: what it had sent before can't be asked for again.
public record ReportsLost(VenueId venue, String session, String why) implements VenueInput {}
