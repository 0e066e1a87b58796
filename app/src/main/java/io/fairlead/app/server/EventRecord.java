package io.fairlead.app.server;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.model.OrderId;
import org.jspecify.annotations.Nullable;

/// One record of the log as a reader may see it. `position` is the one behind it: who resumes there gets the next one.
/// `timeNanos` is epoch time; `event` is a record of values, shown field by field by `RecordJson`.
public record EventRecord(
        long position, long timeNanos, @Nullable OrderId order, String type, Record event) {

    /// An event of the core. `OrderChecked`, which is no record, is shown as what it read.
    public static EventRecord of(long position, @Nullable OrderId order, Event event) {
        Record shown = event instanceof OrderChecked checked ? LimitReadings.of(checked) : (Record) event;
        return new EventRecord(
                position, event.atNanos(), order, event.getClass().getSimpleName(), shown);
    }
}
