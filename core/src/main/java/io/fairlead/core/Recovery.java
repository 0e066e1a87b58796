package io.fairlead.core;

import io.fairlead.core.event.RecoveryStep;

/// Where the recovery plan of an account stands, since when (epoch nanoseconds), and why. Immutable.
public record Recovery(RecoveryStep step, long sinceNanos, String note) {}
