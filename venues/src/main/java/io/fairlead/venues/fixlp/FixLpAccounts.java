package io.fairlead.venues.fixlp;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Our accounts at a venue by Account(1). Immutable; any thread.
final class FixLpAccounts {
    private final Map<String, AccountId> byVenueAccount;
    private final @Nullable String onlyName;
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
        boolean alone = accounts.size() == 1;
        onlyName = alone ? accounts.keySet().iterator().next() : null;
        only = alone ? accounts.values().iterator().next() : null;
    }

    /// The account of a report, or null if it is none of ours; a report without Account(1) belongs to the only account
    /// of the session, if it has just one.
    @Nullable
    AccountId of(FixMessage report) {
        return at(report, report.indexOf(Tag.ACCOUNT));
    }

    /// The account in the field at an index of the message; negative where there is none.
    @Nullable
    AccountId at(FixMessage report, int index) {
        boolean onlyOne = index < 0 || (onlyName != null && report.equalsAt(index, onlyName));
        return onlyOne ? only : byVenueAccount.get(report.stringAt(index));
    }
}
