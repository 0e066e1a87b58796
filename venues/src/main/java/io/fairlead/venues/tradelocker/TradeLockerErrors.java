package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Fate;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.tradelocker.rest.Reply;
import java.time.Instant;

/// What a reply that is no success means for a request of ours. Pure.
///
/// ```
///  Refused  the venue did nothing: the request arrived, and is rejected
///  NotSent  it was not done: safe to ask again
///  Unknown  it may have been done: asked about, never sent again
/// ```
final class TradeLockerErrors {
    /// CxlRejReason(102) 99: other. The venue's texts are free, so none of them is read for more.
    private static final int OTHER = 99;

    private static final long MILLI = 1_000_000L;

    private TradeLockerErrors() {}

    /// With the time from which it may be sent again, where that is known.
    static Fate.NotSent notSent(VenueId venue, OrderId request, Reply.NotSent<?> reply) {
        long again = reply.retryAtNanos();
        String when = again > 0 ? ", again from " + Instant.ofEpochMilli(Math.ceilDiv(again, MILLI)) : "";
        return new Fate.NotSent(venue, request, reply.cause() + "; " + reply.why() + when);
    }

    static Fate.Unknown unknown(VenueId venue, OrderId request, Reply.Unknown<?> reply) {
        return new Fate.Unknown(venue, request, reply.why());
    }

    static CancelReject refused(
            VenueId venue, OrderId request, OrderId order, boolean ofReplace, Reply.Refused<?> reply) {
        return new CancelReject(venue, request, order, null, ofReplace, OTHER, text(reply));
    }

    static String text(Reply.Refused<?> reply) {
        return reply.errmsg().isBlank() ? "the venue refused it, HTTP " + reply.status() : reply.errmsg();
    }
}
