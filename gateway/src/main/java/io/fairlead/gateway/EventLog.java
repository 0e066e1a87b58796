package io.fairlead.gateway;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.EventType;
import io.fairlead.gateway.history.CoreStream;
import io.fairlead.journal.Journal;

/// Appends the core's events to the journal's stream `core`. Owned by the engine thread; allocates nothing.
final class EventLog implements EventSink {
    private final Journal journal;
    private final int stream;
    private final EventCodec codec = new EventCodec();
    private long position;

    EventLog(Journal journal) {
        this.journal = journal;
        this.stream = journal.stream(CoreStream.NAME);
        this.position = journal.appendedPosition();
    }

    @Override
    public boolean append(Event event, Lane lane) {
        int length = codec.encode(event);
        int type = EventType.of(event);
        long end = switch (lane) {
            case NORMAL -> journal.append(stream, type, event.atNanos(), codec.buffer(), 0, length);
            case RESERVED -> journal.appendReserved(stream, type, event.atNanos(), codec.buffer(), 0, length);
        };
        if (end < 0) {
            return false;
        }
        position = end;
        return true;
    }

    /// The id of the stream.
    int stream() {
        return stream;
    }

    /// The end of the newest event.
    long position() {
        return position;
    }
}
