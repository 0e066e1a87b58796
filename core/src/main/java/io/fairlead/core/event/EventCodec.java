package io.fairlead.core.event;

/// The binary form of events in the log: a version byte, the time, then the parts in the order of the record. The kind
/// is not among the bytes but beside them, as the log's own record type. One thread at a time.
///
/// ```
/// | version 3 | atNanos, zigzag varint | parts of the event … |
/// ```
///
/// Terms of an order may end with instructions: bit 2 of the byte of reduce-only says so, which was 0 or 1 before;
/// bit 3 says that the position to close, distances of exits or a held stop follow. Parts are only ever added under
/// a new version; every version that was released stays readable.
///
/// | version | added |
/// |---|---|
/// | 2 | the routing tags of an accepted order; the session of a request or report; the source of a report |
/// | 3 | the single positions of a read |
/// | 4 | what the limits were compared with, of a refused command |
public final class EventCodec {
    public static final int VERSION = 4;

    private static final int OLDEST = 1;

    private final EventWriter writer;

    public EventCodec() {
        this.writer = new EventWriter();
    }

    /// Encodes an event at the beginning of `buffer()` and returns its length. Allocates nothing once the buffer has
    /// grown to the longest event.
    public int encode(Event event) {
        return writer.write(event);
    }

    /// Holds what `encode` wrote last; a longer event later moves it to another array.
    public byte[] buffer() {
        return writer.buffer();
    }

    /// The event of a type (see `EventType`) that these bytes hold.
    ///
    /// @throws EventFormatException if they are not exactly one event of that type in a known version
    public static Event decode(int type, byte[] bytes, int offset, int length) {
        ByteReader in = new ByteReader(bytes, offset, length);
        return decode(type, in, new EventReader(in, Repeats.NONE));
    }

    static Event decode(int type, ByteReader in, EventReader reader) {
        try {
            int version = in.oneByte();
            if (version < OLDEST || version > VERSION) {
                throw new EventFormatException("event version " + version + " is not known here, only " + OLDEST
                        + " to " + VERSION + ": was this log written by a newer release?");
            }
            Event event = reader.read(type, version);
            if (!in.atEnd()) {
                throw new EventFormatException("event of type " + type + " has bytes behind its end");
            }
            return event;
        } catch (IllegalArgumentException e) {
            throw new EventFormatException("event of type " + type + " holds an impossible value", e);
        }
    }
}
