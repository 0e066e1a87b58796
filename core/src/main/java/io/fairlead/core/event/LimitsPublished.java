package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ProposedLimits;
import io.fairlead.core.model.VenueId;

/// What a venue publishes of an account's limits. Adapters send it when they have read it, and again when it is
/// another: it proposes, and changes nothing until an admin accepts it.
///
/// @param source where the venue publishes it, in the adapter's words
public record LimitsPublished(VenueId venue, AccountId account, String source, ProposedLimits limits)
        implements AccountWord {}
