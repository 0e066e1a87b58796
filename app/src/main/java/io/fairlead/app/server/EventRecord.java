package io.fairlead.app.server;

import io.fairlead.core.model.OrderId;
import org.jspecify.annotations.Nullable;

/// One record of the log as a reader may see it. `position` is the one behind it: who resumes there gets the next one.
/// `timeNanos` is epoch time; `event` is a record of values, shown field by field by `RecordJson`.
public record EventRecord(
        long position, long timeNanos, @Nullable OrderId order, String type, Record event) {}
