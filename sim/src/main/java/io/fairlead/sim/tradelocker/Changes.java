package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;

/// Hears what changes on the accounts, in its order. Called on the venue's thread.
interface Changes {
    void order(Ticket ticket, long nowNanos);

    /// A position is new, or other than it was.
    void position(Holding holding, long nowNanos);

    void closed(Holding holding, Decimal price, long nowNanos);
}
