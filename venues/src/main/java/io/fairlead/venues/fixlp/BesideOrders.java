package io.fairlead.venues.fixlp;

import io.fairlead.fix.engine.FixSessionListener;

/// What uses an order session besides orders: market data, quotes on request. Owned by the engine thread.
public interface BesideOrders extends FixSessionListener {
    /// Sends what is due; returns how much was done.
    int poll(long nowNanos);
}
