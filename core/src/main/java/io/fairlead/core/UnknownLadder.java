package io.fairlead.core;

import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;

/// How to ask about an order in doubt, from the nearest source to the farthest. Pure.
///
/// Only what a venue says of an order ends a doubt. "I know no such order" moves nothing: a proof of absence takes a
/// settle time and complete reads of orders, history and positions, which are the rungs above these two.
final class UnknownLadder {
    /// Every so many questions about one order, the whole account is asked about instead.
    private static final int MASS_EVERY = 3;

    /// A way of asking.
    enum Rung {
        ORDER_STATUS,
        MASS_STATUS,
        /// The venue answers no question: only its own next word helps.
        NONE
    }

    private UnknownLadder() {}

    static Rung rung(Capabilities venue, int questionsAsked) {
        boolean byOrder = venue.has(Capability.ORDER_STATUS_QUERY);
        boolean byAccount = venue.has(Capability.MASS_STATUS_QUERY);
        if (byOrder && (!byAccount || questionsAsked % MASS_EVERY != MASS_EVERY - 1)) {
            return Rung.ORDER_STATUS;
        }
        return byAccount ? Rung.MASS_STATUS : Rung.NONE;
    }
}
