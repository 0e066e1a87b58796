package io.fairlead.core.event;

import io.fairlead.core.model.OrderId;
import org.jspecify.annotations.Nullable;

/// A disagreement between our books and what a venue said; a person should look. `order` is null where no order could
/// be found for it.
public record Break(Kind kind, @Nullable OrderId order, String detail) {

    /// The names are stable: alerts and runbooks refer to them.
    public enum Kind {
        /// CumQty(14) and the executions that we have differ.
        MISSING_EXECUTIONS,
        /// An ExecID(17) came again with another quantity, price or CumQty(14). It was counted.
        EXECUTION_CONFLICT,
        /// A bust or a correction names an ExecID(17) that we do not have.
        UNKNOWN_EXECUTION,
        /// An execution without a usable quantity or price. It is not in the position.
        UNCOUNTABLE_EXECUTION,
        /// More was executed than ordered.
        OVERFILLED,
        /// A report does not fit where the order stands; it changed nothing.
        OUTSIDE_LIFECYCLE,
        /// An order that had not left us, or that the venue had proved not to have, was seen there.
        SIGHTED_AFTER_ALL,
        /// The venue reported an order that the log did not know.
        ADOPTED,
        /// A venue's message that belongs to no order of ours and could not be adopted.
        UNATTRIBUTED,
        /// The venue spoke of an order that an operator had resolved: its word counts now.
        RESOLUTION_REVISED,
        /// An order without an id of ours looks like one that is in doubt: neither can be told absent.
        LOOK_ALIKE,
        /// The legs of a group filled more than the group was for.
        GROUP_RACED,
        /// Two complete reads of the venue's open orders lack one that we hold for live.
        ORDER_NOT_LISTED,
        /// A sum of the venue's was booked without its execution, labelled. It ends when the execution comes.
        FILL_INFERRED,
        /// The recovery plan of an account is not complete in its time: new orders stay refused.
        RECOVERY_OVERDUE,
        /// The venue's position and ours differ.
        POSITION_DIFFERS,
        /// The venue holds something that we have no instrument for.
        POSITION_UNREADABLE,
        /// The venue told something new of an order that had left the live state; it is back, and the word counts.
        LATE_WORD,
        /// The venue speaks of an order that left so long ago that nothing but its id is remembered. What it says is in
        /// no position.
        FORGOTTEN_ORDER,
        /// The balance that the venue tells and the one that our fills lead to differ.
        BALANCE_DIFFERS,
        /// Drop copies show an execution that the order's own connection did not tell. It was counted where copies have
        /// the ids of the stream; else the venue was asked.
        FILL_NOT_STREAMED,
        /// The order's own connection told an execution that the drop copies do not show.
        FILL_NOT_COPIED,
        /// A report of a close has the venue's id of another order of ours. It changed neither.
        MISTAKEN_ORDER
    }
}
