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

    /// Every so many, the executions are asked for: last in turn, but second where executions are what is missing.
    private static final int FILLS_EVERY = 4;

    /// A way of asking.
    enum Rung {
        ORDER_STATUS,
        MASS_STATUS,
        FILLS,
        POSITIONS,
        /// The venue answers no question: only its own next word helps.
        NONE
    }

    private UnknownLadder() {}

    /// `wanted` is the list that a proof of absence lacks most, null where none is under way; `lacksFills` whether the
    /// venue counts executions of the order that we do not have.
    static Rung rung(Capabilities venue, int questionsAsked, @Nullable Evidence wanted, boolean lacksFills) {
        if (wanted == Evidence.MASS_STATUS) {
            return Rung.MASS_STATUS;
        }
        if (wanted == Evidence.POSITIONS && venue.has(Capability.POSITION_QUERY)) {
            return Rung.POSITIONS;
        }
        if (wanted == Evidence.FILLS && venue.has(Capability.FILLS_QUERY)) {
            return Rung.FILLS;
        }
        return wanted == Evidence.ORDER_STATUS ? Rung.ORDER_STATUS : rung(venue, questionsAsked, lacksFills);
    }

    private static Rung rung(Capabilities venue, int questionsAsked, boolean lacksFills) {
        boolean byFills = venue.has(Capability.FILLS_QUERY);
        if (byFills && questionsAsked % FILLS_EVERY == (lacksFills ? 1 : FILLS_EVERY - 1)) {
            return Rung.FILLS;
        }
        boolean byOrder = venue.has(Capability.ORDER_STATUS_QUERY);
        boolean byAccount = venue.has(Capability.MASS_STATUS_QUERY);
        if (byOrder && (!byAccount || questionsAsked % MASS_EVERY != MASS_EVERY - 1)) {
            return Rung.ORDER_STATUS;
        }
        if (byAccount) {
            return Rung.MASS_STATUS;
        }
        return byFills ? Rung.FILLS : Rung.NONE;
    }
}
