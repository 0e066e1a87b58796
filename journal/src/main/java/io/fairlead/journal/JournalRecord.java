package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

/// One record of the log, as a window on its reader's buffer. Owned by the reader's thread and valid only during
/// the call that hands it over.
public final class JournalRecord {
    private byte[] bytes = {};
    private int start;

    JournalRecord() {}

    JournalRecord wrap(byte[] source, int at) {
        bytes = source;
        start = at;
        return this;
    }

    /// A record of its own, for whoever keeps it.
    JournalRecord copy() {
        int length = recordLength();
        byte[] own = new byte[length];
        System.arraycopy(bytes, start, own, 0, length);
        return new JournalRecord().wrap(own, 0);
    }

    /// Where the record begins in the log.
    public long position() {
        return Layout.getLong(bytes, start + RecordLayout.POSITION);
    }

    /// Where the next record begins: what `append` returned, and what a reader remembers.
    public long endPosition() {
        return position() + RecordLayout.aligned(recordLength());
    }

    /// The stream's id, as `Journal.stream` returned it; `SystemRecords.STREAM` is the journal's own.
    public int stream() {
        return Layout.getInt(bytes, start + RecordLayout.STREAM);
    }

    /// The record's type within its stream.
    public int type() {
        return Layout.getInt(bytes, start + RecordLayout.TYPE);
    }

    /// The time given to `append`: nanoseconds since the Unix epoch.
    public long timeNanos() {
        return Layout.getLong(bytes, start + RecordLayout.TIME);
    }

    /// The array that holds the payload, from `offset()` on, `length()` bytes long.
    public byte[] bytes() {
        return bytes;
    }

    /// Where the payload begins in `bytes()`.
    public int offset() {
        return start + RecordLayout.HEADER_BYTES;
    }

    /// The payload's length in bytes.
    public int length() {
        return recordLength() - RecordLayout.HEADER_BYTES;
    }

    /// A copy of the payload, for whoever keeps it.
    public byte[] payload() {
        byte[] copy = new byte[length()];
        System.arraycopy(bytes, offset(), copy, 0, copy.length);
        return copy;
    }

    /// The payload as UTF-8 text.
    public String text() {
        return new String(bytes, offset(), length(), UTF_8);
    }

    private int recordLength() {
        return Layout.getInt(bytes, start + RecordLayout.LENGTH);
    }

    @Override
    public String toString() {
        return bytes.length == 0
                ? "JournalRecord[]"
                : "JournalRecord[position=%d, stream=%d, type=%d, length=%d]"
                        .formatted(position(), stream(), type(), length());
    }
}
