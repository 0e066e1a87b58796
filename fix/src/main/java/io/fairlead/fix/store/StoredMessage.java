package io.fairlead.fix.store;

/// A view of one message that was sent. A reusable flyweight, valid until the store is used again; owned like it.
public final class StoredMessage {
    private static final byte[] NOTHING = {};

    private byte[] buffer = NOTHING;
    private int offset;
    private int length;
    private int msgType;
    private long sentNanos;

    /// A view of nothing.
    public StoredMessage() {}

    /// Points the view at a message.
    void wrap(byte[] bytes, int from, int count, int type, long nanos) {
        buffer = bytes;
        offset = from;
        length = count;
        msgType = type;
        sentNanos = nanos;
    }

    /// Holds the message as it went out.
    public byte[] buffer() {
        return buffer;
    }

    /// Where it starts.
    public int offset() {
        return offset;
    }

    /// How long it is.
    public int length() {
        return length;
    }

    /// Its type, as in [io.fairlead.fix.codec.MsgType].
    public int msgType() {
        return msgType;
    }

    /// When it was sent.
    public long sentNanos() {
        return sentNanos;
    }
}
