package io.fairlead.core.event;

/// Time passes. `nowNanos` is wall clock time in nanoseconds since the Unix epoch.
public record Tick(long nowNanos) implements Input {}
