package io.fairlead.gateway.history;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.journal.JournalRecord;

/// The stream that holds every event of the core. Stateless.
public final class CoreStream {
    public static final String NAME = "core";

    private CoreStream() {}

    /// The event in a record of this stream.
    public static Event decode(JournalRecord of) {
        return EventCodec.decode(of.type(), of.bytes(), of.offset(), of.length());
    }
}
