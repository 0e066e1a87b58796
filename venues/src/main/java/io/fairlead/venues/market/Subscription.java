package io.fairlead.venues.market;

import io.fairlead.core.book.MarketSink;
import io.fairlead.core.model.Instrument;
import java.util.concurrent.atomic.AtomicInteger;

/// One instrument of one venue: who reads it, and where it stands there. Owned by the thread that polls its
/// `Subscriptions`, but for the count of readers.
public final class Subscription {
    final Instrument instrument;
    final MarketSink sink;
    final AtomicInteger readers = new AtomicInteger();
    private SubscriptionState state = SubscriptionState.IDLE;
    private String why = "";
    private long sinceNanos;
    private long dueNanos;
    private long toldNanos;
    private long updates;
    private int attempts;
    private int requests;
    private long requestId;
    private Task task = Task.NONE;

    /// What is to be done about one that is at the venue.
    enum Task {
        NONE,
        /// It is ended and asked for anew: a new picture is needed.
        REFRESH,
        /// Nobody reads it any more.
        END,
        /// No answer came: it is ended, so that a late one can't cross the next request, and asked for after a while.
        GIVE_UP
    }

    Subscription(Instrument instrument, MarketSink sink) {
        this.instrument = instrument;
        this.sink = sink;
    }

    public Instrument instrument() {
        return instrument;
    }

    /// Where what the venue says of it goes.
    public MarketSink sink() {
        return sink;
    }

    public SubscriptionState state() {
        return state;
    }

    /// The number of the request that is in force, 0 if none is.
    public long requestId() {
        return requestId;
    }

    String why() {
        return why;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    /// Before when nothing is to be done about it.
    long dueNanos() {
        return dueNanos;
    }

    long toldNanos() {
        return toldNanos;
    }

    long updates() {
        return updates;
    }

    int requests() {
        return requests;
    }

    int attempts() {
        return attempts;
    }

    Task task() {
        return task;
    }

    void set(Task next, long due) {
        task = next;
        dueNanos = due;
    }

    void turn(SubscriptionState to, String because, long due, long nowNanos) {
        state = to;
        why = because;
        sinceNanos = nowNanos;
        dueNanos = due;
        if (!to.isAtVenue()) {
            requestId = 0;
            task = Task.NONE;
        }
    }

    void asked(long id) {
        requestId = id;
        requests++;
        attempts++;
        task = Task.NONE;
    }

    void told(long nowNanos) {
        toldNanos = nowNanos;
        updates++;
        attempts = 0;
    }
}
