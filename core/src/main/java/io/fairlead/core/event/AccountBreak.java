package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import org.jspecify.annotations.Nullable;

/// A disagreement that concerns an account and no one order: what we have, and what the venue says. `symbol` is null
/// where it concerns none, `side` where the account nets.
public record AccountBreak(
        Break.Kind kind,
        AccountId account,
        @Nullable Symbol symbol,
        @Nullable Side side,
        String ours,
        String theirs) {}
