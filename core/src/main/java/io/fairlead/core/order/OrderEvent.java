package io.fairlead.core.order;

/// What can happen to an order: the columns of the `Lifecycle` table.
public enum OrderEvent {
    /// Our bytes left.
    SENT,
    /// No byte left us, or the venue refused before processing.
    NOT_SENT,
    /// Whether the venue has the order, or a request about it, cannot be told.
    DOUBTED,
    /// We logged a cancel of it.
    CANCEL_ASKED,
    /// We logged a replace of it.
    REPLACE_ASKED,
    /// A cancel or replace of ours did not leave.
    REQUEST_NOT_SENT,
    /// The venue was proved not to have it.
    PROVED_ABSENT,

    /// ExecType(150) A, or that OrdStatus(39) in a status report; so for all that follow up to `RESTATED`.
    PENDING_NEW,
    NEW,
    /// ExecType(150) F: an execution that counts.
    TRADE,
    /// ExecType(150) G: an earlier execution has other figures.
    TRADE_CORRECT,
    /// ExecType(150) H: an earlier execution is void.
    TRADE_CANCEL,
    PENDING_CANCEL,
    CANCELED,
    PENDING_REPLACE,
    REPLACED,
    REJECTED,
    EXPIRED,
    DONE_FOR_DAY,
    STOPPED,
    SUSPENDED,
    CALCULATED,
    /// ExecType(150) D: the venue changed the order by itself.
    RESTATED,

    /// OrderCancelReject(9) of our cancel.
    CANCEL_REJECTED,
    /// OrderCancelReject(9) of our replace.
    REPLACE_REJECTED,

    /// A status report says partially filled, without an execution that would count.
    STATED_PARTIALLY_FILLED,
    /// A status report says filled.
    STATED_FILLED,
    /// The venue says that it knows no such order. That proves nothing yet.
    NOT_KNOWN_THERE,
    /// A report whose ExecType(150) or OrdStatus(39) tells nothing that FIX 4.4 knows.
    UNREADABLE
}
