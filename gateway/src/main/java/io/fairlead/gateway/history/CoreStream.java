package io.fairlead.gateway.history;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventDecoder;
import io.fairlead.journal.JournalRecord;
import java.util.function.Function;

/// The stream that holds every event of the core.
public final class CoreStream {
    public static final String NAME = "core";

    private CoreStream() {}

    /// A decoder for a reader that goes through many records. One thread at a time.
    public static Function<JournalRecord, Event> decoder() {
        EventDecoder decoder = new EventDecoder();
        return of -> decoder.decode(of.type(), of.bytes(), of.offset(), of.length());
    }

    /// The event in a record of this stream.
    public static Event decode(JournalRecord of) {
        return EventCodec.decode(of.type(), of.bytes(), of.offset(), of.length());
    }
}
