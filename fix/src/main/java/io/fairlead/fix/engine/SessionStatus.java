package io.fairlead.fix.engine;

import io.fairlead.fix.session.Comeback;
import io.fairlead.fix.session.SessionId;
import java.util.SortedMap;

/// What a session looked like at one moment, for /health and /metrics. Immutable.
///
/// @param state the name of the [io.fairlead.fix.session.SessionState]
/// @param peer the address of the counterparty's end, of the last link if there is none now; empty before the first
/// @param lastReceivedNanos when a message came in last, 0 for never
/// @param lastSentNanos when a message went out last, 0 for never
/// @param lastHeartbeatNanos when a Heartbeat(0) came in last, 0 for never
/// @param upSinceNanos when the session logged on, 0 if it is not logged on
/// @param lastError why the session ended, or was refused, last; empty if it never did
/// @param comeback whether coming back soon makes sense after that
/// @param clockSkewNanos our clock minus SendingTime(52) of the last message, transit included
/// @param received messages by MsgType(35); garbled ones under `garbled`
/// @param sent messages by MsgType(35)
public record SessionStatus(
        SessionId id,
        String state,
        boolean connected,
        String peer,
        boolean loggedOn,
        int expectedIncoming,
        int nextOutgoing,
        long lastReceivedNanos,
        long lastSentNanos,
        long lastHeartbeatNanos,
        long upSinceNanos,
        long logons,
        long heartbeatMisses,
        long gaps,
        long rejectsSent,
        long rejectsReceived,
        long clockSkewNanos,
        String lastError,
        Comeback comeback,
        SortedMap<String, Long> received,
        SortedMap<String, Long> sent) {}
