package io.fairlead.gateway.tape;

/// The file format of recorded market data, little endian.
///
/// ```
/// file   | "FLMD" | version 1 (4) | made at, epoch ns (8) | day, epoch days (4) | CRC-32C (4) | block | block | …
/// block  | "FLMB" | payload bytes (4) | entries (4) | CRC-32C (4) | first time (8) | last time (8) | payload |
/// entry  | head (1) | instrument? | scales? | time? | price, size? |
/// head   | kind, 4 bits | 1: another instrument | 1: other scales | 2: 0 |
/// ```
///
/// A block stands alone: instruments are named in it before their first entry (kind 0: number, venue, symbol), and
/// every difference begins at zero, so that damage costs one block. Numbers are varints of seven bits, low first;
/// signed ones zigzag. Times are differences to the entry before, prices to the last price of the same instrument.
final class TapeFormat {
    static final int FILE_MAGIC = 0x444d4c46;
    static final int BLOCK_MAGIC = 0x424d4c46;
    static final int VERSION = 1;
    static final int FILE_HEAD = 24;
    static final int BLOCK_HEAD = 32;

    /// A block is written when its payload has grown to this.
    static final int BLOCK_BYTES = 64 * 1024;

    /// The longest payload that is believed; an entry takes 60 bytes at the very most.
    static final int MAX_PAYLOAD = BLOCK_BYTES + 256;

    static final int DEFINE = 0;
    static final int KIND_BITS = 0x0f;
    static final int OTHER_INSTRUMENT = 0x10;
    static final int OTHER_SCALES = 0x20;
    static final int HEAD_BITS = 0x3f;
    static final int MAX_INSTRUMENTS = 65_536;
    static final String SUFFIX = ".fmd";

    private TapeFormat() {}
}
