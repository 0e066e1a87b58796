package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixHeader;
import io.fairlead.fix.codec.TimestampPrecision;

/// Everything in which one counterparty differs from another. Immutable; start from [#initiator] or [#acceptor] and
/// change what the counterparty's document says. The rules never ask who the counterparty is.
public record SessionProfile(
        SessionId id,
        Role role,
        Credentials credentials,
        Timing timing,
        ResetPolicy reset,
        GapPolicy gaps,
        ResendPolicy resend,
        Tolerance tolerance,
        TimestampPrecision precision,
        Bounds bounds) {

    /// An initiator with defaults: tolerant, gap-fills its orders, keeps its sequence numbers.
    public static SessionProfile initiator(SessionId id) {
        return of(id, Role.INITIATOR, ResendPolicy.GAP_FILL_ALL, Tolerance.TOLERANT);
    }

    /// An acceptor with defaults: strict, re-sends what it is asked for, keeps its sequence numbers.
    public static SessionProfile acceptor(SessionId id) {
        return of(id, Role.ACCEPTOR, ResendPolicy.RESEND_ALL, Tolerance.STRICT);
    }

    private static SessionProfile of(SessionId id, Role role, ResendPolicy resend, Tolerance tolerance) {
        return new SessionProfile(
                id,
                role,
                Credentials.NONE,
                Timing.DEFAULT,
                ResetPolicy.NEVER,
                GapPolicy.DEFAULT,
                resend,
                tolerance,
                TimestampPrecision.MILLIS,
                Bounds.DEFAULT);
    }

    /// The header of every message that this side sends.
    public FixHeader header() {
        return new FixHeader(
                id.beginString(), id.senderCompId(), id.senderSubId(), id.targetCompId(), id.targetSubId(), precision);
    }

    /// The same with other credentials.
    public SessionProfile withCredentials(Credentials value) {
        return new SessionProfile(id, role, value, timing, reset, gaps, resend, tolerance, precision, bounds);
    }

    /// The same with other timing.
    public SessionProfile withTiming(Timing value) {
        return new SessionProfile(id, role, credentials, value, reset, gaps, resend, tolerance, precision, bounds);
    }

    /// The same with another reset policy.
    public SessionProfile withReset(ResetPolicy value) {
        return new SessionProfile(id, role, credentials, timing, value, gaps, resend, tolerance, precision, bounds);
    }

    /// The same with another gap policy.
    public SessionProfile withGaps(GapPolicy value) {
        return new SessionProfile(id, role, credentials, timing, reset, value, resend, tolerance, precision, bounds);
    }

    /// The same with another resend policy.
    public SessionProfile withResend(ResendPolicy value) {
        return new SessionProfile(id, role, credentials, timing, reset, gaps, value, tolerance, precision, bounds);
    }

    /// The same with another tolerance.
    public SessionProfile withTolerance(Tolerance value) {
        return new SessionProfile(id, role, credentials, timing, reset, gaps, resend, value, precision, bounds);
    }

    /// The same with timestamps of another precision.
    public SessionProfile withPrecision(TimestampPrecision value) {
        return new SessionProfile(id, role, credentials, timing, reset, gaps, resend, tolerance, value, bounds);
    }

    /// The same with other bounds.
    public SessionProfile withBounds(Bounds value) {
        return new SessionProfile(id, role, credentials, timing, reset, gaps, resend, tolerance, precision, value);
    }
}
