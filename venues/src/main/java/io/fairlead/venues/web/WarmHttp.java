package io.fairlead.venues.web;

import java.util.function.LongSupplier;

/// Keeps connections warm for what changes something: that has connections of its own, on which no question stands in
/// its way, and no handshake. Owned by the thread that sends and polls.
///
/// A connection that rests for long is closed by either end. So where nothing was changed for a while, the next few
/// questions go by those connections instead of theirs: nothing is asked for the sake of being warm. The first
/// questions of a login do, before anything is traded.
public final class WarmHttp implements Http {
    /// Questions that go there in a row: as far as they overlap, so many connections are warm.
    private static final int SPARE = 3;

    private final Http changes;
    private final Http questions;
    private final LongSupplier nanos;
    private final long restNanos;
    private long warmedNanos;
    private int warming = SPARE;

    /// @param changes for what changes something, and `questions` for the rest: each with connections of its own
    /// @param restNanos how long connections may rest, well below the time after which either end closes them
    public WarmHttp(Http changes, Http questions, LongSupplier nanos, long restNanos) {
        this.changes = changes;
        this.questions = questions;
        this.nanos = nanos;
        this.restNanos = restNanos;
        warmedNanos = nanos.getAsLong();
    }

    @Override
    public void send(HttpCall call, Receiver receiver) {
        if (!call.method().equals("GET") || warms()) {
            changes.send(call, receiver);
        } else {
            questions.send(call, receiver);
        }
    }

    private boolean warms() {
        long now = nanos.getAsLong();
        if (now - warmedNanos >= restNanos) {
            warmedNanos = now;
            warming = SPARE;
        }
        if (warming == 0) {
            return false;
        }
        warming--;
        return true;
    }

    /// What became of changes is told first.
    @Override
    public int poll(int most) {
        int polled = changes.poll(most);
        return polled + questions.poll(most - polled);
    }

    @Override
    public void close() {
        changes.close();
        questions.close();
    }
}
