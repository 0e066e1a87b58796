package io.fairlead.core.risk;

import io.fairlead.core.event.Outcome;
import org.jspecify.annotations.Nullable;

/// One reason to refuse an order or a change of one. Pure; allocates nothing where it lets pass.
@FunctionalInterface
public interface Check {
    /// Null if this check has nothing against it.
    Outcome.@Nullable Refused refusal(Proposal proposal);
}
