package io.fairlead.venues.tradelocker;

/// What happens to an account at the venue and is told of as it becomes known.
public enum News {
    /// Of an order, or of a part of it.
    FILL,
    /// Anything else that became of an order: entered elsewhere, changed, cancelled, refused, expired.
    ORDER;

    /// Hears how old news are when they become known here, by the venue's time of them and ours.
    @FunctionalInterface
    public interface Ages {
        void on(News news, long nanos);
    }
}
