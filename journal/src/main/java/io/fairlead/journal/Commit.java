package io.fairlead.journal;

import org.jspecify.annotations.Nullable;

/// A group commit: what one write put into a segment, and how much was known to be synced before it. Immutable.
///
/// ```
///   0                 8        12       16         24         32                40                        72
///   +-----------------+--------+--------+----------+----------+-----------------+-------------------------+
///   | "FLCOMMIT"      | crc32c | kind   | from     | to       | previous synced | chain (SHA-256)         |
///   +-----------------+--------+--------+----------+----------+-----------------+-------------------------+
/// ```
///
/// The crc covers everything behind it. The chain is SHA-256 over the chain of the commit before, this commit's
/// bytes 12 to 40, and the records. A valid commit proves that everything before `previousSynced` was on the disk
/// when it was written; it proves nothing about its own records.
record Commit(int kind, long from, long to, long previousSynced, ChainHash chain) {
    static final long MAGIC = Layout.magic("FLCOMMIT");
    static final int BYTES = 72;
    /// Records of the engine.
    static final int GROUP = 1;
    /// No records: the journal was closed in good order and all before it is synced.
    static final int CLOSE = 2;

    static final int CHAINED_FROM = 12;
    static final int CHAINED_BYTES = 28;
    private static final int CRC = 8;
    private static final int FROM = 16;
    private static final int TO = 24;
    private static final int PREVIOUS_SYNCED = 32;
    private static final int CHAIN = 40;

    /// The commit's bytes without chain and crc.
    static byte[] encode(int kind, long from, long to, long previousSynced) {
        byte[] bytes = new byte[BYTES];
        Layout.putLong(bytes, 0, MAGIC);
        Layout.putInt(bytes, CHAINED_FROM, kind);
        Layout.putLong(bytes, FROM, from);
        Layout.putLong(bytes, TO, to);
        Layout.putLong(bytes, PREVIOUS_SYNCED, previousSynced);
        return bytes;
    }

    /// Adds chain and crc to what `encode` made.
    static void seal(byte[] bytes, ChainHash chain) {
        chain.write(bytes, CHAIN);
        Layout.putInt(bytes, CRC, Layout.crc(bytes, CHAINED_FROM, BYTES - CHAINED_FROM));
    }

    /// The commit in these bytes, or null if they hold none.
    static @Nullable Commit decode(byte[] bytes, int at) {
        boolean valid = Layout.getLong(bytes, at) == MAGIC
                && Layout.getInt(bytes, at + CRC) == Layout.crc(bytes, at + CHAINED_FROM, BYTES - CHAINED_FROM);
        if (!valid) {
            return null;
        }
        return new Commit(
                Layout.getInt(bytes, at + CHAINED_FROM),
                Layout.getLong(bytes, at + FROM),
                Layout.getLong(bytes, at + TO),
                Layout.getLong(bytes, at + PREVIOUS_SYNCED),
                ChainHash.read(bytes, at + CHAIN));
    }
}
