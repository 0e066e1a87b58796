package io.fairlead.journal;

/// The bytes of a record, the same in the ring and in a segment. Little-endian, begins and ends on a multiple of 8.
///
/// ```
///   0        4        8                 16                24       28       32
///   +--------+--------+-----------------+-----------------+--------+--------+-----------+---------+
///   | length | crc32c | position        | time nanos      | stream | type   | payload … | 0 to 8n |
///   +--------+--------+-----------------+-----------------+--------+--------+-----------+---------+
/// ```
///
/// `length` counts header and payload, not the zeros behind them. `crc32c` covers everything from `position` to the
/// end of the payload. `position` is the record's own place in the log, so that a leftover of an earlier lap of the
/// ring or a misplaced sector is never taken for the record that belongs there.
final class RecordLayout {
    static final int LENGTH = 0;
    static final int CRC = 4;
    static final int POSITION = 8;
    static final int TIME = 16;
    static final int STREAM = 24;
    static final int TYPE = 28;
    static final int HEADER_BYTES = 32;
    /// What the CRC does not cover: length and the CRC itself.
    static final int UNCHECKED_BYTES = 8;

    private RecordLayout() {}

    /// How much of the log a record of this length takes.
    static int aligned(int length) {
        return (length + 7) & -8;
    }

    static int maxPayloadBytes(int ringBytes) {
        return ringBytes / 8 - HEADER_BYTES;
    }
}
