package io.fairlead.core.event;

/// Decodes many events, one after the other, sharing the values that they repeat: for replays and followers. One thread
/// at a time. An `OrderChecked` is filled again by the next: who keeps one keeps its copy.
public final class EventDecoder {
    private final ByteReader in = new ByteReader(new byte[0], 0, 0);
    private final EventReader reader;

    public EventDecoder() {
        this(new Repeats());
    }

    public EventDecoder(Repeats repeats) {
        reader = new EventReader(in, repeats);
    }

    /// Like `EventCodec.decode`.
    public Event decode(int type, byte[] bytes, int offset, int length) {
        in.reset(bytes, offset, length);
        return EventCodec.decode(type, in, reader);
    }
}
