package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;

/// What a venue says of a whole account, and of no one order.
public sealed interface AccountWord extends VenueInput
        permits AccountRead, AccountValues, LimitsPublished, PositionsRead {
    AccountId account();
}
