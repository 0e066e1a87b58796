package io.fairlead.core.event;

import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;

/// The kill switch: stop, and let go on.
public sealed interface HaltCommand extends Command {
    /// Refuses new orders in scope from now on, cancels what is live there, closes positions if `flatten` says so, and
    /// asks the venues until they say that nothing is live. Harmless if it stands already: then it tries again now.
    record Kill(Origin origin, Scope scope, boolean flatten, String because) implements HaltCommand {}

    /// Ends a kill of exactly this scope.
    record Release(Origin origin, Scope scope, String because) implements HaltCommand {}
}
