package io.fairlead.core.model;

/// News that is due, and the currency that it is about. `atNanos` in epoch nanoseconds.
public record NewsTime(long atNanos, Currency currency, String title) {}
