package io.fairlead.core.risk;

import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order rates of every scope that limits them. Owned by the engine thread; ephemeral: a restart begins anew.
final class OrderRates {
    private final List<@Nullable RateWindow> seconds = new ArrayList<>();
    private final List<@Nullable RateWindow> minutes = new ArrayList<>();

    /// Orders of the scope within the span of this kind of limit, up to now.
    int count(ScopeLimits limits, LimitKind kind, long nowNanos) {
        RateWindow window = window(limits, kind);
        return window == null ? 0 : window.count(nowNanos);
    }

    /// An order or replace goes out.
    void add(Applicable scopes, long nowNanos) {
        for (int i = 0; i < scopes.count(); i++) {
            add(scopes.get(i), LimitKind.MAX_ORDERS_PER_SECOND, nowNanos);
            add(scopes.get(i), LimitKind.MAX_ORDERS_PER_MINUTE, nowNanos);
        }
    }

    private void add(ScopeLimits limits, LimitKind kind, long nowNanos) {
        RateWindow window = window(limits, kind);
        if (window != null) {
            window.add(nowNanos);
        }
    }

    /// Null where the scope has no such limit. Made at the first order behind the limit.
    private @Nullable RateWindow window(ScopeLimits limits, LimitKind kind) {
        if (limits.value(kind) == null) {
            return null;
        }
        boolean second = kind == LimitKind.MAX_ORDERS_PER_SECOND;
        List<@Nullable RateWindow> windows = second ? seconds : minutes;
        while (windows.size() <= limits.index()) {
            windows.add(null);
        }
        RateWindow window = windows.get(limits.index());
        if (window == null) {
            window = new RateWindow(second ? LimitValue.SECOND : LimitValue.MINUTE);
            windows.set(limits.index(), window);
        }
        window.reach((int) limits.number(kind));
        return window;
    }
}
