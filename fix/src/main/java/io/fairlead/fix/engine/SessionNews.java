package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import io.fairlead.fix.engine.SessionStatistics.Gauge;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionEvent;

/// Tells what happens to a session: to whoever watches, to the log, and in numbers. Owned by the polling thread.
final class SessionNews {
    private final FixSessionListener listener;
    private final MessageTrace trace;
    private final SessionStatistics statistics;
    private final long alarmingSkewNanos;

    SessionNews(FixSessionListener listener, MessageTrace trace, SessionStatistics statistics, long allowedSkewNanos) {
        this.listener = listener;
        this.trace = trace;
        this.statistics = statistics;
        alarmingSkewNanos = allowedSkewNanos / 2;
    }

    void onConnection(ConnectionEvent event, long nowNanos) {
        if (event instanceof ConnectionEvent.DialFailed failed) {
            statistics.error(failed.endpoint() + ": " + failed.why());
        }
        trace.event(event.text(), nowNanos);
    }

    void received(FixMessage message, long nowNanos) {
        trace.incoming(message.buffer(), message.offset(), message.length(), nowNanos);
        statistics.received(message.msgType(), nowNanos);
    }

    void garbled(InboundStream inbound, long nowNanos) {
        statistics.add(Gauge.GARBLED);
        trace.incoming(inbound.bytes(), inbound.garbledOffset(), inbound.garbledLength(), nowNanos);
        trace.event("garbled input of " + inbound.garbledLength() + " bytes", nowNanos);
    }

    void loggedOn(FixSession session, long nowNanos) {
        statistics.add(Gauge.LOGONS);
        statistics.set(Gauge.UP_SINCE, nowNanos);
        trace.event("logged on", nowNanos);
        listener.onLogon(session, nowNanos);
    }

    void loggedOut(FixSession session, String reason, long nowNanos) {
        statistics.error(reason);
        trace.event("disconnected: " + reason, nowNanos);
        listener.onLogout(session, reason, nowNanos);
    }

    void rejected(FixSession session, FixMessage reject, long nowNanos) {
        statistics.add(Gauge.REJECTS_RECEIVED);
        listener.onSessionReject(session, reject, nowNanos);
    }

    void numbersSet(SessionCounters now, long nowNanos) {
        String numbers = now.expectedIncoming() + " expected, " + now.nextOutgoing() + " next";
        trace.event("MsgSeqNum(34) set: " + numbers + (now.resetBegun() ? ", a reset was begun" : ""), nowNanos);
    }

    void report(FixSession session, SessionEvent event, long nowNanos) {
        switch (event) {
            case SessionEvent.GapDetected _ -> statistics.add(Gauge.GAPS);
            case SessionEvent.HeartbeatMissed _ -> statistics.add(Gauge.HEARTBEAT_MISSES);
            case SessionEvent.MessageRejected _, SessionEvent.BusinessRejected _ -> statistics.add(Gauge.REJECTS_SENT);
            case SessionEvent.GapClosed _,
                    SessionEvent.SequenceMoved _,
                    SessionEvent.NumbersReset _,
                    SessionEvent.PasswordChanged _,
                    SessionEvent.InboundThrottled _,
                    SessionEvent.ClockSkewed _ -> {}
        }
        trace.event(event.toString(), nowNanos);
        listener.onEvent(session, event, nowNanos);
    }

    /// Clock drift is the most common cause of refused logons, so it is told before it is fatal.
    void measureClock(FixSession session, FixMessage logon, long nowNanos) {
        long sendingTime = logon.timestamp(Tag.SENDING_TIME);
        if (sendingTime == UtcTimestamp.INVALID) {
            return;
        }
        long skew = nowNanos - sendingTime;
        statistics.set(Gauge.CLOCK_SKEW, skew);
        if (Math.abs(skew) > alarmingSkewNanos) {
            report(session, new SessionEvent.ClockSkewed(skew), nowNanos);
        }
    }
}
