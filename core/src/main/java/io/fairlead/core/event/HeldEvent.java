package io.fairlead.core.event;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;

/// What is decided about orders that the gateway holds, as their venues have no stop-limit orders.
public sealed interface HeldEvent extends Event {
    OrderId order();

    /// The market reached the stop price: the limit order leaves. `price` is the ask that a buy was held against, the
    /// bid of a sell; `bookNanos` is when the book that showed it was last told anything.
    record StopTriggered(long atNanos, OrderId order, Decimal price, long bookNanos) implements HeldEvent {}

    /// It is held on other terms.
    record HeldChanged(long atNanos, OrderId order, Origin origin, OrderTerms after) implements HeldEvent {}

    /// It is held no more, and nothing of it ever left.
    record HeldEnded(long atNanos, OrderId order, Origin origin, How how, String why) implements HeldEvent {}

    /// How it ended.
    enum How {
        CANCELED,
        EXPIRED
    }
}
