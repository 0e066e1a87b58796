package io.fairlead.app.server;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.model.OrderId;
import org.jspecify.annotations.Nullable;

/// One record of the log as a reader may see it. `position` is the one behind it: who resumes there gets the next one.
/// `timeNanos` is epoch time; `event` is a record of values, shown field by field by `RecordJson`.
public record EventRecord(
        long position, long timeNanos, @Nullable OrderId order, String type, Record event) {

    /// An event of the core. What the limits read, which is no record, is shown in words.
    public static EventRecord of(long position, @Nullable OrderId order, Event event) {
        return new EventRecord(
                position, event.atNanos(), order, event.getClass().getSimpleName(), shown(event));
    }

    private static Record shown(Event event) {
        if (event instanceof OrderChecked checked) {
            return LimitReadings.of(checked);
        }
        return event instanceof Event.CommandRefused refused ? Refusal.of(refused) : (Record) event;
    }
}
