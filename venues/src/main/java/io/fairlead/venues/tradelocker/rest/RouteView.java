package io.fairlead.venues.tradelocker.rest;

/// What is left of a route for a login and lane at a moment.
///
/// @param most requests in `perNanos`, as the venue publishes it
/// @param share of that which we use, in percent
/// @param free how many may go now
/// @param freeAtNanos when the next may go; `Long.MAX_VALUE` if that depends on an answer that is under way
/// @param waiting queries that wait for their turn
public record RouteView(int most, long perNanos, int share, int free, long freeAtNanos, int waiting) {}
