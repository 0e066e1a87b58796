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
    POSITION_QUERY,
    /// Its hedging accounts have positions with ids: `PositionsRead` tells each, and an order closes one by naming it.
    /// There, an order without such a name opens a position whatever is held.
    POSITION_IDS,
    /// Stop loss and take profit of a position can be changed.
    MODIFY_POSITION,
    /// Exits of an order may be told as distances from its fill.
    EXIT_OFFSETS,
    /// A stop loss that follows the market, of orders and of positions.
    TRAILING_STOP,
    /// It has no stop-limit orders; the gateway holds them against its book and sends the limit order when the stop
    /// price is reached.
    STOP_LIMIT_HELD,
    /// It tells the executions of an account since a time when asked, each as a report of the source `FILLS`.
    FILLS_QUERY,
    /// It copies what it tells of the accounts' orders, wherever they were made, on a connection of its own.
    DROP_COPY
}
