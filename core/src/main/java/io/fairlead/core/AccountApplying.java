package io.fairlead.core;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Event;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/// Applies what is decided about accounts, and what venues tell of their worth, to the state that it is given.
/// Stateless.
final class AccountApplying {
    private AccountApplying() {}

    static void defined(CoreState state, Event.AccountDefined e) {
        AccountState known = state.accounts.get(e.account().id());
        if (known == null) {
            state.accounts.put(e.account().id(), new AccountState(e.account()));
        } else {
            known.define(e.account());
        }
        state.listener.accountsChanged(e);
    }

    /// `maxUnits` is null where the account is disarmed.
    static void armed(CoreState state, AccountId account, @Nullable Decimal maxUnits, Event cause) {
        state.knownAccount(account).arm(maxUnits);
        state.listener.accountsChanged(cause);
    }

    static void flattening(CoreState state, AccountId id, boolean value, Event cause) {
        AccountState account = state.knownAccount(id);
        state.flattening += (value ? 1 : 0) - (account.isFlattening() ? 1 : 0);
        account.flattening(value);
        state.listener.accountsChanged(cause);
    }

    /// `reason` is null where new orders are allowed again.
    static void refusing(CoreState state, @Nullable String reason, Event cause) {
        state.refusing = reason;
        state.listener.accountsChanged(cause);
    }

    static void valued(CoreState state, AccountValues values, Event.VenueSaid e) {
        AccountState account = state.accounts.get(values.account());
        if (account != null && account.account().venue().equals(values.venue())) {
            account.valued(new ReportedValues(values, e.atNanos()));
            state.listener.accountValued(account, e);
        }
    }
}
