package io.fairlead.app.alert;

import java.util.function.Consumer;

/// Finds conditions of some kinds. Asked by the `alerts` thread, again and again; must not block.
@FunctionalInterface
public interface AlertSource {
    /// Tells everything that is wrong now.
    void find(long nowNanos, Consumer<Condition> found);
}
