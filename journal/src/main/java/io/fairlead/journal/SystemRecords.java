package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// The records that the journal writes about itself, on stream 0. Stateless.
public final class SystemRecords {
    /// The journal's own stream.
    public static final int STREAM = 0;
    /// The journal was opened; the text says what recovery found.
    public static final int OPENED = 1;
    /// A stream was opened: its id as four bytes, little-endian, then its name.
    public static final int STREAM_OPENED = 2;

    /// A stream's owner says from where on its records are needed, and in what state they find it: id, length of the
    /// name and needed position, little-endian, then name and state.
    public static final int CHECKPOINT = 3;

    /// The machine had died: what was not synced is gone. Stands until a `LOSS_ACKNOWLEDGED`.
    public static final int POWER_LOST = 4;

    /// What a power loss means to the journal's owner stands in front of this record.
    public static final int LOSS_ACKNOWLEDGED = 5;

    private static final int CHECKPOINT_HEAD = 2 * Integer.BYTES + Long.BYTES;

    private SystemRecords() {}

    /// A stream's id and name.
    public record StreamOpened(int id, String name) {}

    static byte[] encode(int stream, String streamName, long neededFrom, byte[] state) {
        byte[] name = streamName.getBytes(UTF_8);
        byte[] payload = new byte[CHECKPOINT_HEAD + name.length + state.length];
        Layout.putInt(payload, 0, stream);
        Layout.putInt(payload, Integer.BYTES, name.length);
        Layout.putLong(payload, 2 * Integer.BYTES, neededFrom);
        System.arraycopy(name, 0, payload, CHECKPOINT_HEAD, name.length);
        System.arraycopy(state, 0, payload, CHECKPOINT_HEAD + name.length, state.length);
        return payload;
    }

    /// Whether this record is a checkpoint.
    public static boolean isCheckpoint(JournalRecord candidate) {
        return candidate.stream() == STREAM && candidate.type() == CHECKPOINT;
    }

    /// Reads a record for which `isCheckpoint` holds.
    public static Checkpoint checkpoint(JournalRecord kept) {
        byte[] bytes = kept.bytes();
        int at = kept.offset();
        int nameLength = Layout.getInt(bytes, at + Integer.BYTES);
        int nameAt = at + CHECKPOINT_HEAD;
        return new Checkpoint(
                Layout.getInt(bytes, at),
                new String(bytes, nameAt, nameLength, UTF_8),
                kept.position(),
                Layout.getLong(bytes, at + 2 * Integer.BYTES),
                Arrays.copyOfRange(bytes, nameAt + nameLength, at + kept.length()));
    }

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
