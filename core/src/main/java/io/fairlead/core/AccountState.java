package io.fairlead.core;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/// An account and what it may do. Changed by `CoreState` alone.
public final class AccountState {
    private Account account;
    private @Nullable Decimal armedMaxUnits;
    private boolean flattening;

    AccountState(Account account) {
        this.account = account;
    }

    public Account account() {
        return account;
    }

    /// The largest order that an armed live account may place; null while it is not armed.
    public @Nullable Decimal armedMaxUnits() {
        return armedMaxUnits;
    }

    /// Whether it needs arming, and is not armed.
    public boolean isSafe() {
        return account.kind() == AccountKind.LIVE && armedMaxUnits == null;
    }

    /// Whether it is being emptied.
    public boolean isFlattening() {
        return flattening;
    }

    void define(Account definition) {
        account = definition;
    }

    void arm(@Nullable Decimal maxUnits) {
        armedMaxUnits = maxUnits;
    }

    void flattening(boolean value) {
        flattening = value;
    }
}
