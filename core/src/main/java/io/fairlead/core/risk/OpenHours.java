package io.fairlead.core.risk;

import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.limit.TradingHours;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the hours of a scope are open, looked up once a minute, as hours begin and end on whole minutes. Owned
/// by the engine thread.
final class OpenHours {
    private final List<@Nullable Known> known = new ArrayList<>();

    /// What was found out, and for which minute of the epoch.
    private record Known(TradingHours hours, long minute, boolean open) {}

    /// True for a scope without hours.
    @SuppressWarnings("ReferenceEquality") // another object costs a look-up, no more
    boolean isOpen(ScopeLimits limits, long nowNanos) {
        if (!(limits.value(LimitKind.TRADING_HOURS) instanceof LimitValue.Hours value)) {
            return true;
        }
        TradingHours hours = value.hours();
        while (known.size() <= limits.index()) {
            known.add(null);
        }
        long minute = Math.floorDiv(nowNanos, LimitValue.MINUTE);
        Known last = known.get(limits.index());
        if (last == null || last.minute() != minute || last.hours() != hours) {
            last = new Known(hours, minute, hours.isOpen(nowNanos));
            known.set(limits.index(), last);
        }
        return last.open();
    }
}
