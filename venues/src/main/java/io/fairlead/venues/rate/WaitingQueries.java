package io.fairlead.venues.rate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Queries that the budget holds up: each waits its turn, once, until its time is over. Whoever asked hears of what is
/// given up. Owned by the thread that sends.
public final class WaitingQueries<Q> {
    private static final int MOST = 1024;

    private final long patienceNanos;
    private final Consumer<Q> givenUp;
    private final SequencedMap<Q, Long> deadlines = new LinkedHashMap<>();
    private long dropped;

    /// `givenUp` must not add to these.
    public WaitingQueries(long patienceNanos, Consumer<Q> givenUp) {
        this.patienceNanos = patienceNanos;
        this.givenUp = givenUp;
    }

    /// Equal queries are one; the first deadline counts.
    public void add(Q query, long nowNanos) {
        if (deadlines.size() < MOST) {
            deadlines.putIfAbsent(query, nowNanos + patienceNanos);
        } else if (!deadlines.containsKey(query)) {
            drop(query);
        }
    }

    /// Before all others, in the place of the last where there are too many.
    public void addFirst(Q query, long nowNanos) {
        Long earlier = deadlines.remove(query);
        if (deadlines.size() == MOST) {
            drop(deadlines.pollLastEntry().getKey());
        }
        deadlines.putFirst(query, earlier == null ? nowNanos + patienceNanos : earlier);
    }

    private void drop(Q query) {
        dropped++;
        givenUp.accept(query);
    }

    /// Sends what may go, the first first. `send` is false where the budget still holds a query up. Returns how many
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
            if (!late && !send.test(next.getKey())) {
                return done;
            }
            waiting.remove();
            if (late) {
                drop(next.getKey());
            }
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
