package io.fairlead.fix.session;

import io.fairlead.fix.codec.MsgType;
import java.util.HashMap;
import java.util.Map;

/// What a ResendRequest(2) gets: application messages sent less than this long ago are sent again, older ones and all
/// administrative messages are gap-filled. Immutable.
///
/// A NewOrderSingle sent again minutes later is a fresh order at a stale price, so initiators re-send nothing unless
/// they are told to.
///
/// @param youngerThanNanos the age limit of messages whose type has none of its own; 0 gap-fills them all
/// @param byType age limits of single types, by their [MsgType]
/// @param originalTime whether messages sent again carry OrigSendingTime(122), as the standard wants
public record ResendPolicy(long youngerThanNanos, Map<Integer, Long> byType, boolean originalTime) {
    /// Gap-fills everything: the default of an initiator.
    public static final ResendPolicy GAP_FILL_ALL = new ResendPolicy(0);

    /// Re-sends every application message: the default of an acceptor.
    public static final ResendPolicy RESEND_ALL = new ResendPolicy(Long.MAX_VALUE);

    public ResendPolicy {
        byType = Map.copyOf(byType);
    }

    /// One age limit for all types.
    public ResendPolicy(long youngerThanNanos) {
        this(youngerThanNanos, Map.of(), true);
    }

    /// The same with an age limit of its own for one type.
    public ResendPolicy withType(String msgType, long ageNanos) {
        Map<Integer, Long> limits = new HashMap<>(byType);
        limits.put(MsgType.of(msgType), ageNanos);
        return new ResendPolicy(youngerThanNanos, limits, originalTime);
    }

    /// The same, but messages that are sent again lack OrigSendingTime(122), for a counterparty that refuses it.
    public ResendPolicy withoutOriginalTime() {
        return new ResendPolicy(youngerThanNanos, byType, false);
    }

    /// Whether any message can be sent again.
    public boolean resendsAny() {
        return youngerThanNanos > 0 || !byType.isEmpty();
    }

    /// Whether a message of this type and age may be sent again.
    public boolean resends(int msgType, long ageNanos) {
        return ageNanos < byType.getOrDefault(msgType, youngerThanNanos);
    }
}
