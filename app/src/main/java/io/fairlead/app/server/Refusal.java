package io.fairlead.app.server;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refused command, with what the limits were compared with, in words. Immutable.
///
/// @param quoteNanos when the market was read last; null if no price was needed
/// @param checks one for each limit that stands; empty if the refusal needed no look at them
record Refusal(
        Origin origin,
        String command,
        @Nullable AccountId account,
        @Nullable ClientOrderId clientOrderId,
        @Nullable OrderId order,
        Outcome.Refused refusal,
        @Nullable Decimal bid,
        @Nullable Decimal ask,
        @Nullable Long quoteNanos,
        List<LimitReadings.Check> checks) {

    static Refusal of(Event.CommandRefused event) {
        OrderChecked checked = event.checked();
        return new Refusal(
                event.origin(),
                event.command(),
                event.account(),
                event.clientOrderId(),
                event.order(),
                event.refusal(),
                checked == null ? null : checked.bid(),
                checked == null ? null : checked.ask(),
                checked == null ? null : LimitReadings.quoteNanos(checked),
                checked == null ? List.of() : LimitReadings.checks(checked));
    }
}
