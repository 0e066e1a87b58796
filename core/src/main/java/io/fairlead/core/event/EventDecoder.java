package io.fairlead.core.event;

/// Decodes many events, one after the other, sharing the values that they repeat: for replays and followers. One thread
/// at a time.
public final class EventDecoder {
    private final Repeats repeats;

    public EventDecoder() {
        this(new Repeats());
    }

    public EventDecoder(Repeats repeats) {
        this.repeats = repeats;
    }

    /// Like `EventCodec.decode`.
    public Event decode(int type, byte[] bytes, int offset, int length) {
        return EventCodec.decode(type, new ByteReader(bytes, offset, length), repeats);
    }
}
