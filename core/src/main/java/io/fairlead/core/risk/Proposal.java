package io.fairlead.core.risk;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.port.Capabilities;
import org.jspecify.annotations.Nullable;

/// What the checks look at: an order as it would leave, and the limits and circumstances of now.
///
/// `before` is what stands at the venue if this is a replace, null for a new order. `reducing` marks orders that only
/// close a position: they pass where trading as such is stopped. `armedMaxUnits` is null if the account is not armed,
/// `refusing` null if new orders are allowed.
public record Proposal(
        Account account,
        Instrument instrument,
        Side side,
        OrderTerms terms,
        @Nullable OrderTerms before,
        boolean reducing,
        Capabilities capabilities,
        Circumstances circumstances) {

    /// What may change from one order to the next.
    public record Circumstances(
            boolean venueUp,
            @Nullable Decimal armedMaxUnits,
            @Nullable String refusing,
            long nowNanos) {}

    public boolean isReplace() {
        return before != null;
    }
}
