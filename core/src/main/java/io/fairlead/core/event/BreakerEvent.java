package io.fairlead.core.event;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.VenueId;

/// What happens to a venue's circuit breakers.
public sealed interface BreakerEvent extends Event {
    VenueId venue();

    Endpoint endpoint();

    /// What of a venue may fail by itself. The names are stable.
    enum Endpoint {
        /// New orders are rejected.
        ORDERS,
        /// Links break as soon as they stand.
        CONNECTION
    }

    /// Too many failures in a row: no new order goes there before `probeAtNanos`. `why` is the newest failure. `trips`
    /// counts the times without a success between.
    record Tripped(
            long atNanos, VenueId venue, Endpoint endpoint, int failures, int trips, long probeAtNanos, String why)
            implements BreakerEvent {}

    /// One order may go, to see whether the venue takes it.
    record Probed(long atNanos, VenueId venue, Endpoint endpoint, OrderId order) implements BreakerEvent {}

    /// The venue took the probe.
    record Closed(long atNanos, VenueId venue, Endpoint endpoint, OrderId order) implements BreakerEvent {}

    /// An admin closed it.
    record Reset(long atNanos, VenueId venue, Endpoint endpoint, Origin origin, String because)
            implements BreakerEvent {}
}
