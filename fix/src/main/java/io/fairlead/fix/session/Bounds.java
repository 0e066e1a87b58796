package io.fairlead.fix.session;

/// The most that a session keeps in memory for its counterparty, and that it sends and takes in a time.
///
/// @param maxMessageLength bytes of the longest message, both ways; longer input is garbled
/// @param maxFields fields of a message; one with more has a fault
/// @param outboundBytes bytes waiting for a slow counterparty before sends are refused
/// @param stallNanos how long a counterparty may take no byte before the link is cut
/// @param outboundRate application messages that we send; what is over is refused, session messages always go
/// @param inboundRate messages that we take; what is over stays in the network, which slows the counterparty down
public record Bounds(
        int maxMessageLength,
        int maxFields,
        int outboundBytes,
        long stallNanos,
        RateLimit outboundRate,
        RateLimit inboundRate) {

    /// Messages of 64 KiB and 2,048 fields, 1 MiB waiting, 10 s of stalling, any rate.
    public static final Bounds DEFAULT = new Bounds(64 * 1024, 2048, 1024 * 1024, 10_000_000_000L);

    public Bounds {
        if (maxMessageLength < 512 || maxFields < 32 || outboundBytes < 2 * maxMessageLength || stallNanos <= 0) {
            throw new IllegalArgumentException("bounds need messages of 512 bytes and 32 fields or more, room for two"
                    + " outbound messages and a stall time; were " + maxMessageLength + ", " + maxFields + ", "
                    + outboundBytes + ", " + stallNanos);
        }
    }

    /// Without limits of rates.
    public Bounds(int maxMessageLength, int maxFields, int outboundBytes, long stallNanos) {
        this(maxMessageLength, maxFields, outboundBytes, stallNanos, RateLimit.NONE, RateLimit.NONE);
    }

    /// The same with limits of rates.
    public Bounds withRates(RateLimit outbound, RateLimit inbound) {
        return new Bounds(maxMessageLength, maxFields, outboundBytes, stallNanos, outbound, inbound);
    }
}
