package io.fairlead.sim.match;

/// A moment of the trading day at which orders execute that had waited for it.
public enum Auction {
    /// Right behind the close: TimeInForce(59) 2.
    OPENING,
    /// The end of the trading day: TimeInForce(59) 7, OrdType(40) 9, and what is left of I.
    CLOSE,
    /// When the fund is valued, at the close by itself: OrdType(40) M. L gets the price of the last one.
    VALUATION
}
