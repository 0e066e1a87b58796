package io.fairlead.core.event;

/// Where a word about an order came from, nearest source first; on an order, what ended the newest doubt about it. The
/// names are stable: API, reports and alerts show them.
public enum Evidence {
    /// The venue told it by itself.
    STREAM,
    /// The venue sent a message again, behind a gap or marked as possibly known.
    RESEND,
    /// The answer to a question about one order.
    ORDER_STATUS,
    /// The answer to a question about all orders of an account.
    MASS_STATUS,
    /// The venue's list of orders that are closed.
    HISTORY,
    /// The venue's list of executions.
    FILLS,
    /// The venue's positions.
    POSITIONS,
    /// The venue's copy of what it executed, on a connection of its own.
    DROP_COPY,
    /// The connection that carried it closed, the settle time passed, and complete reads did not show it.
    ABSENCE,
    /// An operator's recorded word.
    OPERATOR
}
