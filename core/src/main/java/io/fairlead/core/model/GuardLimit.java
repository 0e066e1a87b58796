package io.fairlead.core.model;

/// What the guard of an account watches, and may lock it for. The order is part of the log's format: new ones come
/// last.
public enum GuardLimit {
    /// The loss since the firm's day began.
    DAILY_LOSS,
    /// The loss since the start, or since the highest mark.
    DRAWDOWN,
    /// Whether what the account is worth can be told at all.
    VALUES
}
