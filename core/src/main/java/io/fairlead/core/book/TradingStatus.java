package io.fairlead.core.book;

/// What a venue says of trading in an instrument, by TradSesStatus(340) or SecurityTradingStatus(326).
public enum TradingStatus {
    /// It never said.
    UNKNOWN,
    OPEN,
    HALTED,
    CLOSED,
    PRE_OPEN,
    PRE_CLOSE,
    /// An opening rotation or another call.
    AUCTION;

    /// Whether an order would be traded against the book at once.
    public boolean trades() {
        return switch (this) {
            case UNKNOWN, OPEN, PRE_CLOSE -> true;
            case HALTED, CLOSED, PRE_OPEN, AUCTION -> false;
        };
    }
}
