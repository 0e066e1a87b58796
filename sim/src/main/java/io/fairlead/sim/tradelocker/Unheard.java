package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;

/// Changes that nobody hears of. Immutable.
final class Unheard implements Changes {
    @Override
    public void order(Ticket ticket, long nowNanos) {}

    @Override
    public void position(Holding holding, long nowNanos) {}

    @Override
    public void closed(Holding holding, Decimal price, long nowNanos) {}
}
