package io.fairlead.venues.fixlp;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Our accounts at a venue by Account(1). Immutable; any thread.
final class FixLpAccounts {
    private final Map<String, AccountId> byVenueAccount;
    private final @Nullable AccountId only;

    FixLpAccounts(VenueId venue, Collection<Account> all) {
        Map<String, AccountId> accounts = new HashMap<>();
        for (Account account : all) {
            if (account.venue().equals(venue) && accounts.put(account.venueAccount(), account.id()) != null) {
                throw new IllegalArgumentException(
                        "Account(1)=" + account.venueAccount() + " at " + venue + " must belong to one account");
            }
        }
        byVenueAccount = Map.copyOf(accounts);
        only = accounts.size() == 1 ? accounts.values().iterator().next() : null;
    }

    /// The account of a report; one without Account(1) belongs to the only account of the session, if it has just one.
    @Nullable
    AccountId of(@Nullable String venueAccount) {
        return venueAccount == null ? only : byVenueAccount.get(venueAccount);
    }
}
