package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The records that the journal writes about itself, on stream 0. Stateless.
public final class SystemRecords {
    /// The journal's own stream.
    public static final int STREAM = 0;
    /// The journal was opened; the text says what recovery found.
    public static final int OPENED = 1;
    /// A stream was opened: its id as four bytes, little-endian, then its name.
    public static final int STREAM_OPENED = 2;

    private SystemRecords() {}

    /// A stream's id and name.
    public record StreamOpened(int id, String name) {}

    static byte[] encode(StreamOpened opened) {
        byte[] name = opened.name().getBytes(UTF_8);
        byte[] payload = new byte[Integer.BYTES + name.length];
        Layout.putInt(payload, 0, opened.id());
        System.arraycopy(name, 0, payload, Integer.BYTES, name.length);
        return payload;
    }

    /// Whether this record opens a stream.
    public static boolean isStreamOpened(JournalRecord candidate) {
        return candidate.stream() == STREAM && candidate.type() == STREAM_OPENED;
    }

    /// Reads a record for which `isStreamOpened` holds.
    public static StreamOpened streamOpened(JournalRecord opened) {
        return new StreamOpened(
                Layout.getInt(opened.bytes(), opened.offset()),
                new String(opened.bytes(), opened.offset() + Integer.BYTES, opened.length() - Integer.BYTES, UTF_8));
    }
}
