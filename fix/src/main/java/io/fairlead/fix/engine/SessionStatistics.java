package io.fairlead.fix.engine;

import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.session.Comeback;
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

    /// What is measured, as indexes.
    static final class Gauge {
        static final int EXPECTED_INCOMING = 0;
        static final int NEXT_OUTGOING = 1;
        static final int LAST_RECEIVED = 2;
        static final int LAST_SENT = 3;
        static final int UP_SINCE = 4;
        static final int LOGONS = 5;
        static final int HEARTBEAT_MISSES = 6;
        static final int GAPS = 7;
        static final int REJECTS_SENT = 8;
        static final int REJECTS_RECEIVED = 9;
        static final int CLOCK_SKEW = 10;
        static final int GARBLED = 11;
        static final int LAST_HEARTBEAT = 12;
        private static final int COUNT = 13;

        private Gauge() {}
    }

    private final AtomicLongArray gauges = new AtomicLongArray(Gauge.COUNT);
    private final AtomicLongArray received = new AtomicLongArray(TYPES);
    private final AtomicLongArray sent = new AtomicLongArray(TYPES);
    private volatile SessionState state = SessionState.Down.STATE;
    private volatile boolean connected;
    private volatile String peer = "";
    private volatile String lastError = "";
    private volatile Comeback comeback = Comeback.SOON;

    void state(SessionState next) {
        if (!state.equals(next)) {
            state = next;
        }
    }

    void connected(String to) {
        peer = to;
        connected = true;
    }

    void disconnected(Comeback next) {
        connected = false;
        comeback = next;
    }

    void error(String text) {
        lastError = text;
    }

    Comeback comeback() {
        return comeback;
    }

    void set(int gauge, long value) {
        gauges.lazySet(gauge, value);
    }

    void add(int gauge) {
        gauges.lazySet(gauge, gauges.getPlain(gauge) + 1);
    }

    void numbers(SessionCounters counters) {
        set(Gauge.EXPECTED_INCOMING, counters.expectedIncoming());
        set(Gauge.NEXT_OUTGOING, counters.nextOutgoing());
    }

    void received(int msgType, long nowNanos) {
        count(received, msgType);
        set(Gauge.LAST_RECEIVED, nowNanos);
        if (msgType == MsgType.HEARTBEAT) {
            set(Gauge.LAST_HEARTBEAT, nowNanos);
        }
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
                peer,
                current.loggedOn(),
                (int) get(Gauge.EXPECTED_INCOMING),
                (int) get(Gauge.NEXT_OUTGOING),
                get(Gauge.LAST_RECEIVED),
                get(Gauge.LAST_SENT),
                get(Gauge.LAST_HEARTBEAT),
                current.loggedOn() ? get(Gauge.UP_SINCE) : 0,
                get(Gauge.LOGONS),
                get(Gauge.HEARTBEAT_MISSES),
                get(Gauge.GAPS),
                get(Gauge.REJECTS_SENT),
                get(Gauge.REJECTS_RECEIVED),
                get(Gauge.CLOCK_SKEW),
                lastError,
                comeback,
                Collections.unmodifiableSortedMap(in),
                Collections.unmodifiableSortedMap(byType(sent)));
    }

    private long get(int gauge) {
        return gauges.get(gauge);
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
