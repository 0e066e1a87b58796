package io.fairlead.core.event;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;

/// What became of one request (new, replace or cancel) on its way to the venue. `request` is its ClOrdID(11).
/// A query has no fate: it is asked again until an answer comes.
public sealed interface Fate extends VenueInput {
    OrderId request();

    /// The bytes were handed to the connection of `session`, empty where a venue has no sessions.
    record Sent(VenueId venue, OrderId request, long atNanos, String session) implements Fate {
        /// To a venue without sessions.
        public Sent(VenueId venue, OrderId request, long atNanos) {
            this(venue, request, atNanos, "");
        }
    }

    /// No byte left us, or the venue refused before processing: safe to try again. `why` is a reason, and after a `;`
    /// its particulars.
    record NotSent(VenueId venue, OrderId request, String why) implements Fate {}

    /// It may have arrived: ask the venue before doing anything.
    record Unknown(VenueId venue, OrderId request, String why) implements Fate {}
}
