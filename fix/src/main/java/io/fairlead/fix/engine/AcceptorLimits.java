package io.fairlead.fix.engine;

/// What links that have not logged on may cost an acceptor.
///
/// @param strangers how many there may be; while there are, no more are accepted
/// @param strangersPerAddress how many there may be from one address; more are closed
/// @param logonNanos how long a link may take to send its Logon(A)
public record AcceptorLimits(int strangers, int strangersPerAddress, long logonNanos) {
    /// 256 in all, 32 from one address, 10 s.
    public static final AcceptorLimits DEFAULT = new AcceptorLimits(256, 32, 10_000_000_000L);

    public AcceptorLimits {
        if (strangers < 1 || strangersPerAddress < 1 || logonNanos < 1) {
            throw new IllegalArgumentException("an acceptor needs room for one link in all and from an address, and"
                    + " time to log on; were " + strangers + ", " + strangersPerAddress + ", " + logonNanos);
        }
    }
}
