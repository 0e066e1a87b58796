package io.fairlead.venues.coinbase;

/// One message of the feed, read into the same object again and again. Owned by the feed.
final class CoinbaseMessage {
    /// What a message is.
    enum Type {
        SUBSCRIPTIONS,
        HEARTBEAT,
        TICKER,
        SNAPSHOT,
        L2UPDATE,
        ERROR,
        /// Of a kind that we do not know: new ones may come at any time and are passed over.
        OTHER
    }

    static final long NONE = -1;

    Type type = Type.OTHER;
    String product = "";
    long sequence = NONE;

    /// `trade_id` of a ticker, `last_trade_id` of a heartbeat.
    long tradeId = NONE;

    /// The venue's time, epoch nanoseconds; 0 if it says none.
    long timeNanos;

    final CoinbaseNumber price = new CoinbaseNumber();
    final CoinbaseNumber size = new CoinbaseNumber();
    boolean priced;
    boolean sized;

    /// What an error says.
    String text = "";

    final CoinbaseLevels levels = new CoinbaseLevels();

    void clear() {
        type = Type.OTHER;
        product = "";
        sequence = NONE;
        tradeId = NONE;
        timeNanos = 0;
        priced = false;
        sized = false;
        text = "";
        levels.clear();
    }
}
