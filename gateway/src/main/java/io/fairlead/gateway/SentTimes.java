package io.fairlead.gateway;

import io.fairlead.core.model.OrderId;
import org.jspecify.annotations.Nullable;

/// When the requests left that no venue has answered yet: what an answer's time is counted from. Owned by the engine
/// thread; allocates nothing. Bounded: where the places that an id may have are all taken, the request that left first
/// is forgotten, and with it one figure.
final class SentTimes {
    /// No such request is known.
    static final long NOT_KNOWN = Long.MIN_VALUE;

    private static final int SETS = 1024;
    private static final int PLACES = 8;

    private final @Nullable OrderId[] requests = new OrderId[SETS * PLACES];
    private final long[] sentNanos = new long[SETS * PLACES];

    /// A request left.
    void sent(OrderId request, long atNanos) {
        take(request);
        int first = firstPlace(request);
        int place = first;
        for (int at = first; at < first + PLACES && requests[place] != null; at++) {
            place = requests[at] == null || sentNanos[at] < sentNanos[place] ? at : place;
        }
        requests[place] = request;
        sentNanos[place] = atNanos;
    }

    /// When a request left, or `NOT_KNOWN`; it is forgotten with that.
    long take(OrderId request) {
        int first = firstPlace(request);
        for (int at = first; at < first + PLACES; at++) {
            if (request.equals(requests[at])) {
                requests[at] = null;
                return sentNanos[at];
            }
        }
        return NOT_KNOWN;
    }

    private static int firstPlace(OrderId request) {
        int hash = request.hashCode() * 0x9E3779B9;
        return ((hash ^ hash >>> 16) & SETS - 1) * PLACES;
    }
}
