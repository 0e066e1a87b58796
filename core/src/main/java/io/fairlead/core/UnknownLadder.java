package io.fairlead.core;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import org.jspecify.annotations.Nullable;

/// How to ask about an order in doubt, from the nearest source to the farthest. Pure.
///
/// Only what a venue says of an order ends a doubt. "I know no such order" alone moves nothing: see `AbsenceProofs`.
final class UnknownLadder {
    /// Every so many questions about one order, the whole account is asked about instead.
    private static final int MASS_EVERY = 3;

    /// A way of asking.
    enum Rung {
        ORDER_STATUS,
        MASS_STATUS,
        POSITIONS,
        /// The venue answers no question: only its own next word helps.
        NONE
    }

    private UnknownLadder() {}

    /// `wanted` is the list that a proof of absence lacks most, null where none is under way.
    static Rung rung(Capabilities venue, int questionsAsked, @Nullable Evidence wanted) {
        if (wanted == Evidence.MASS_STATUS) {
            return Rung.MASS_STATUS;
        }
        if (wanted == Evidence.POSITIONS && venue.has(Capability.POSITION_QUERY)) {
            return Rung.POSITIONS;
        }
        return wanted == Evidence.ORDER_STATUS ? Rung.ORDER_STATUS : rung(venue, questionsAsked);
    }

    private static Rung rung(Capabilities venue, int questionsAsked) {
        boolean byOrder = venue.has(Capability.ORDER_STATUS_QUERY);
        boolean byAccount = venue.has(Capability.MASS_STATUS_QUERY);
        if (byOrder && (!byAccount || questionsAsked % MASS_EVERY != MASS_EVERY - 1)) {
            return Rung.ORDER_STATUS;
        }
        return byAccount ? Rung.MASS_STATUS : Rung.NONE;
    }
}
