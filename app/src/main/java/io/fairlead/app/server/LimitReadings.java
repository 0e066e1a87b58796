package io.fairlead.app.server;

import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.risk.LimitWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the limits were compared with before an order, or a replace of it, was let pass, in words. Immutable.
///
/// @param request the replace that was checked; null for the order itself
/// @param quoteNanos when the market was read last; null if no price was needed
record LimitReadings(
        OrderId order,
        @Nullable OrderId request,
        @Nullable Decimal bid,
        @Nullable Decimal ask,
        @Nullable Long quoteNanos,
        List<Check> checks) {

    /// One comparison, by the names that a what-if uses. `scope` is the kind of scope whose limit was the tightest.
    record Check(String limit, String verdict, String measured, String value, String headroom, String scope) {}

    static LimitReadings of(OrderChecked checked) {
        return new LimitReadings(
                checked.order(), checked.request(), checked.bid(), checked.ask(), quoteNanos(checked), checks(checked));
    }

    static @Nullable Long quoteNanos(OrderChecked checked) {
        return checked.quoteNanos() == 0 ? null : checked.quoteNanos();
    }

    static List<Check> checks(OrderChecked checked) {
        return checked.readings().stream().map(LimitReadings::check).toList();
    }

    private static Check check(OrderChecked.Reading reading) {
        return new Check(
                reading.kind().key(),
                reading.verdict().name(),
                LimitWords.shown(reading.kind(), reading.measured()),
                LimitWords.shown(reading.kind(), reading.limit()),
                LimitWords.difference(reading.kind(), reading.limit(), reading.measured()),
                reading.level().name());
    }
}
