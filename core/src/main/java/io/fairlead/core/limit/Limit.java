package io.fairlead.core.limit;

import io.fairlead.core.model.Scope;
import org.jspecify.annotations.Nullable;

/// One limit: for which orders, of what, and to what value; a null value says that none stands there.
public record Limit(Scope scope, LimitKind kind, @Nullable LimitValue value) {
    public static Limit of(Scope scope, LimitKind kind, String value) {
        return new Limit(scope, kind, kind.parse(value));
    }
}
