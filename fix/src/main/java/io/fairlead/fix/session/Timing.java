package io.fairlead.fix.session;

/// How long a session waits for what. Heartbeat factors are in hundredths of HeartBtInt(108).
///
/// @param heartbeatSeconds HeartBtInt(108) that an initiator asks for; an acceptor adopts the initiator's
/// @param probeAfterPercent silence after which a TestRequest(1) goes out
/// @param disconnectAfterPercent silence after which the link is cut
/// @param logonTimeoutNanos how long a Logon may take
/// @param logoutTimeoutNanos how long a Logout may stay without an answer, or its sender connected
/// @param clockSkewNanos how far SendingTime(52) may be off; 0 switches the check off
public record Timing(
        int heartbeatSeconds,
        int probeAfterPercent,
        int disconnectAfterPercent,
        long logonTimeoutNanos,
        long logoutTimeoutNanos,
        long clockSkewNanos) {

    private static final long SECOND = 1_000_000_000L;

    /// 30 s heartbeats, probe at 1.2, cut at 2.4 intervals, 10 s for logon, 5 s for logout, 120 s of skew.
    public static final Timing DEFAULT = new Timing(30, 120, 240, 10 * SECOND, 5 * SECOND, 120 * SECOND);

    public Timing {
        if (heartbeatSeconds < 0 || probeAfterPercent < 100 || disconnectAfterPercent <= probeAfterPercent) {
            throw new IllegalArgumentException("HeartBtInt(108) must be 0 or more, probing must start at 100 % or more"
                    + " of it and cutting later than probing; were " + heartbeatSeconds + ", " + probeAfterPercent
                    + ", " + disconnectAfterPercent);
        }
    }

    /// The same with another HeartBtInt(108).
    public Timing withHeartbeatSeconds(int seconds) {
        return new Timing(
                seconds,
                probeAfterPercent,
                disconnectAfterPercent,
                logonTimeoutNanos,
                logoutTimeoutNanos,
                clockSkewNanos);
    }
}
