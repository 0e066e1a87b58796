package io.fairlead.proof.replies;

/// What a trader asks for.
enum Operation {
    ORDER,
    PARTIAL_CLOSE,
    /// The close of a whole position, with an order of the other side behind it.
    REVERSAL,
    MODIFICATION,
    CANCEL
}
