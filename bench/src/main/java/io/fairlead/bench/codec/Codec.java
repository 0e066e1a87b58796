package io.fairlead.bench.codec;

/// One way of decoding the report and encoding the order. Owned by the measuring thread. Each method returns something
/// made of all that it read or wrote, so that no work can be optimized away.
interface Codec {
    /// Checks the framing of the report that a stream begins with and reads eleven fields, numbers as exact
    /// numbers, the time as a time.
    long decode(byte[] stream, int length);

    /// Encodes the order with this number, header and trailer included.
    long encode(long number);
}
