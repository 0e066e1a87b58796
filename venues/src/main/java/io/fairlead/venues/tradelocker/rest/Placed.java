package io.fairlead.venues.tradelocker.rest;

/// The venue took an order: it is accepted, not filled.
public record Placed(String orderId) {}
