package io.fairlead.core.port;

/// What a venue may be able to do. A command that needs a capability its venue lacks is refused, naming it.
public enum Capability {
    REPLACE,
    POST_ONLY,
    REDUCE_ONLY,
    ATTACHED_BRACKETS,
    HEDGING,
    ORDER_STATUS_QUERY,
    MASS_STATUS_QUERY,
    MASS_CANCEL,
    MARKET_DATA,
    CANCEL_ON_DISCONNECT,
    /// It tells what an account is worth, as `AccountValues`.
    ACCOUNT_VALUES,
    MAX_FLOOR,
    MIN_QTY,
    /// It tells every position of an account when asked, as `PositionsRead`.
    POSITION_QUERY
}
