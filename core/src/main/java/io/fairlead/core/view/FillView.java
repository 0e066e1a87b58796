package io.fairlead.core.view;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

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
            ExecId exec,
            Decimal units,
            Decimal lots,
            Decimal price,
            long venueNanos,
            long appliedNanos,
            Source source) {}

    /// Where it came from; `label` is null of an execution that the venue itself reported.
    public record Source(Evidence evidence, @Nullable Label label) {
        public static final Source STREAM = new Source(Evidence.STREAM, null);
    }

    /// What makes a fill other than an execution that the venue reported.
    public enum Label {
        /// It stands for executions that the venue counted and never told.
        INFERRED,
        /// It is an operator's word.
        OPERATOR
    }

    /// Whether the execution stands.
    public enum State {
        STANDS,
        BUSTED,
        CORRECTED
    }
}
