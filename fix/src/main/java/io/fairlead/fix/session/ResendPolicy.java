package io.fairlead.fix.session;

/// What a ResendRequest(2) gets: application messages sent less than this long ago are sent again, older ones and all
/// administrative messages are gap-filled.
///
/// A NewOrderSingle sent again minutes later is a fresh order at a stale price, so initiators re-send nothing unless
/// they are told to.
public record ResendPolicy(long youngerThanNanos) {
    /// Gap-fills everything: the default of an initiator.
    public static final ResendPolicy GAP_FILL_ALL = new ResendPolicy(0);

    /// Re-sends every application message: the default of an acceptor.
    public static final ResendPolicy RESEND_ALL = new ResendPolicy(Long.MAX_VALUE);

    /// Whether a message of this age may be sent again.
    public boolean resends(long ageNanos) {
        return ageNanos < youngerThanNanos;
    }
}
