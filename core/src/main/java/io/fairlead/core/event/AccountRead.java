package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;

/// The venue answered a question about a whole account to its end: whatever it did not tell in the answer, it did not
/// have in that list. An answer that broke off is none.
///
/// @param source which list
/// @param askedNanos when the question left, epoch nanoseconds
/// @param entries how many orders, executions or positions the answer had
/// @param session the session whose orders alone the list holds; empty if it holds those of all
public record AccountRead(
        VenueId venue, AccountId account, Evidence source, long askedNanos, int entries, String session)
        implements AccountWord {}
