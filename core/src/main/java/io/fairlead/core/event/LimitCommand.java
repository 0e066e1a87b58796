package io.fairlead.core.event;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;

/// What an admin asks of the limits. Both need a reason, which is kept.
public sealed interface LimitCommand extends Command {

    /// Sets a limit from now on, whatever the configuration says; a null value switches it off.
    record SetLimit(Origin origin, Limit limit, String because) implements LimitCommand {}

    /// Takes a change back.
    record ResetLimit(Origin origin, Scope scope, LimitKind kind, String because) implements LimitCommand {}
}
