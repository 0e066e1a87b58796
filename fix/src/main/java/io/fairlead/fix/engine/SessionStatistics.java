package io.fairlead.fix.engine;

import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionState;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/// Counts what a session does. Written by the polling thread alone, with ordered stores that cost nothing; read by any.
final class SessionStatistics {
    private static final int OTHER = 0;
    private static final int TYPES = 128;

    enum Gauge {
        EXPECTED_INCOMING,
        NEXT_OUTGOING,
        LAST_RECEIVED,
        LAST_SENT,
        UP_SINCE,
        LOGONS,
        HEARTBEAT_MISSES,
        GAPS,
        REJECTS_SENT,
        REJECTS_RECEIVED,
        CLOCK_SKEW,
        GARBLED
    }

    private final AtomicLongArray gauges = new AtomicLongArray(Gauge.values().length);
    private final AtomicLongArray received = new AtomicLongArray(TYPES);
    private final AtomicLongArray sent = new AtomicLongArray(TYPES);
    private volatile SessionState state = SessionState.DOWN;
    private volatile boolean connected;
    private volatile String lastError = "";

    void state(SessionState next) {
        if (state != next) {
            state = next;
        }
    }

    void connected(boolean value) {
        connected = value;
    }

    void error(String text) {
        lastError = text;
    }

    void set(Gauge gauge, long value) {
        gauges.lazySet(gauge.ordinal(), value);
    }

    void add(Gauge gauge) {
        gauges.lazySet(gauge.ordinal(), gauges.getPlain(gauge.ordinal()) + 1);
    }

    void numbers(SessionCounters counters) {
        set(Gauge.EXPECTED_INCOMING, counters.expectedIncoming());
        set(Gauge.NEXT_OUTGOING, counters.nextOutgoing());
    }

    void received(int msgType, long nowNanos) {
        count(received, msgType);
        set(Gauge.LAST_RECEIVED, nowNanos);
    }

    void sent(int msgType, long nowNanos) {
        count(sent, msgType);
        set(Gauge.LAST_SENT, nowNanos);
    }

    private static void count(AtomicLongArray counts, int msgType) {
        int index = msgType > 0 && msgType < TYPES ? msgType : OTHER;
        counts.lazySet(index, counts.getPlain(index) + 1);
    }

    SessionStatus snapshot(SessionId id) {
        SessionState current = state;
        SortedMap<String, Long> in = byType(received);
        long garbled = get(Gauge.GARBLED);
        if (garbled > 0) {
            in.put("garbled", garbled);
        }
        return new SessionStatus(
                id,
                current.getClass().getSimpleName(),
                connected,
                current.loggedOn(),
                (int) get(Gauge.EXPECTED_INCOMING),
                (int) get(Gauge.NEXT_OUTGOING),
                get(Gauge.LAST_RECEIVED),
                get(Gauge.LAST_SENT),
                current.loggedOn() ? get(Gauge.UP_SINCE) : 0,
                get(Gauge.LOGONS),
                get(Gauge.HEARTBEAT_MISSES),
                get(Gauge.GAPS),
                get(Gauge.REJECTS_SENT),
                get(Gauge.REJECTS_RECEIVED),
                get(Gauge.CLOCK_SKEW),
                lastError,
                Collections.unmodifiableSortedMap(in),
                Collections.unmodifiableSortedMap(byType(sent)));
    }

    private long get(Gauge gauge) {
        return gauges.get(gauge.ordinal());
    }

    private static SortedMap<String, Long> byType(AtomicLongArray counts) {
        SortedMap<String, Long> map = new TreeMap<>();
        for (int i = 0; i < TYPES; i++) {
            long count = counts.get(i);
            if (count > 0) {
                map.put(i == OTHER ? "other" : MsgType.text(i), count);
            }
        }
        return map;
    }
}
