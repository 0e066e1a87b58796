package io.fairlead.core.view;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;

/// One execution. `state` tells whether it still counts: a bust takes it back, a correction replaces its quantity and
/// price.
public record FillView(
        OrderId order,
        AccountId account,
        VenueId venue,
        Symbol symbol,
        Side side,
        Execution execution,
        State state,
        long position) {

    /// `venueNanos` is the venue's TransactTime(60), `appliedNanos` ours; both epoch nanoseconds.
    public record Execution(
            ExecId exec, Decimal units, Decimal lots, Decimal price, long venueNanos, long appliedNanos) {}

    /// Whether the execution stands.
    public enum State {
        STANDS,
        BUSTED,
        CORRECTED
    }
}
