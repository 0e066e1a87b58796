package io.fairlead.core;

import io.fairlead.core.event.AccountValues;

/// What a venue said of an account's worth, and when that entered the log, in epoch nanoseconds. Immutable.
public record ReportedValues(AccountValues said, long receivedNanos) {}
