package io.fairlead.gateway;

import io.fairlead.core.guard.Assessment;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.model.Account;

/// A guarded account as a reader sees it now: what the guard has decided, and where the account stands. Jumps are
/// the guard's own to tell: a reader has seen no reading before.
public record GuardView(Account account, GuardLedger ledger, Assessment assessment) {}
