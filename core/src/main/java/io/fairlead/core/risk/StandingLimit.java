package io.fairlead.core.risk;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import org.jspecify.annotations.Nullable;

/// A limit and where it comes from. `value` is null where it was switched off, `configured` where the configuration
/// has none, `change` where nobody changed it since.
public record StandingLimit(
        Scope scope,
        LimitKind kind,
        @Nullable LimitValue value,
        @Nullable LimitValue configured,
        @Nullable Change change) {

    /// A change at run time: to what, when, by whom and why. A null value switched the limit off.
    public record Change(@Nullable LimitValue value, long atNanos, Origin origin, String because) {}

    /// Where a value comes from.
    public enum Source {
        /// The release's own, as the configuration says nothing.
        STANDARD,
        CONFIGURATION,
        /// An admin, while running.
        CHANGED
    }

    public Source source() {
        if (change != null) {
            return Source.CHANGED;
        }
        return StandardLimits.ALL.contains(new Limit(scope, kind, configured)) ? Source.STANDARD : Source.CONFIGURATION;
    }
}
