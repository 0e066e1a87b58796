package io.fairlead.venues.rate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Queries that the budget holds up: each waits its turn, once, until its time is over. What is dropped is not lost, as
/// whoever asks without an answer asks again. Owned by the thread that sends.
public final class WaitingQueries<Q> {
    private static final int MOST = 1024;

    private final long patienceNanos;
    private final Map<Q, Long> deadlines = new LinkedHashMap<>();
    private long dropped;

    public WaitingQueries(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    /// Equal queries are one; the first deadline counts.
    public void add(Q query, long nowNanos) {
        if (deadlines.size() < MOST) {
            deadlines.putIfAbsent(query, nowNanos + patienceNanos);
        } else if (!deadlines.containsKey(query)) {
            dropped++;
        }
    }

    /// Sends what may go, the oldest first. `send` is false where the budget still holds a query up. Returns how many
    /// went or were given up.
    public int poll(long nowNanos, Predicate<Q> send) {
        if (deadlines.isEmpty()) {
            return 0;
        }
        int done = 0;
        Iterator<Map.Entry<Q, Long>> waiting = deadlines.entrySet().iterator();
        while (waiting.hasNext()) {
            Map.Entry<Q, Long> next = waiting.next();
            boolean late = nowNanos > next.getValue();
            if (late) {
                dropped++;
            } else if (!send.test(next.getKey())) {
                return done;
            }
            waiting.remove();
            done++;
        }
        return done;
    }

    public int size() {
        return deadlines.size();
    }

    /// Those given up since start.
    public long dropped() {
        return dropped;
    }
}
