package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Origin;

/// What an admin may have the guard of an account do.
public sealed interface GuardCommand extends Command {
    AccountId account();

    /// Lifts the locks for losses; those for untrusted figures end by themselves.
    record ReleaseGuard(Origin origin, AccountId account, String because) implements GuardCommand {}

    /// States the account's balance as of now. With `newStart`, as after the firm's own reset, everything is measured
    /// from it.
    record StateBalance(Origin origin, AccountId account, Decimal balance, boolean newStart, String because)
            implements GuardCommand {}

    /// Has what the venue published of the account's limits count from now on, in front of the configuration.
    record AcceptLimits(Origin origin, AccountId account, String because) implements GuardCommand {}

    /// Takes an acceptance back.
    record DropLimits(Origin origin, AccountId account, String because) implements GuardCommand {}
}
