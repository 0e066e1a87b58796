package io.fairlead.core.book;

/// Where an adapter tells what a venue says of one instrument, in the order in which it came. Called by one thread,
/// which owns what is behind it.
///
/// ```java
/// sink.begin(Refresh.SNAPSHOT, sequence, receivedNanos);
/// sink.entry(entry.begin(EntryKind.BID, EntryAction.NEW).price(10850, 4).size(1_000_000, 0));
/// sink.end();
/// ```
public interface MarketSink {
    /// The venue numbers nothing.
    long NO_SEQUENCE = -1;

    /// What follows until the end is one change: readers see all of it or nothing.
    ///
    /// @param sequence of the message, of a snapshot the newest that it holds; `NO_SEQUENCE` without one
    void begin(Refresh refresh, long sequence, long receivedNanos);

    /// One entry; the caller uses the object again.
    void entry(MarketEntry entry);

    void end();

    void status(TradingStatus status, long nowNanos);

    /// The venue has been asked for it: what was lost may come again.
    void requested(long nowNanos);

    /// Something was missed, by what the adapter knows: a session gap, a message that could not be read.
    void gapped(Fault why, long nowNanos);

    /// The connection ended: what comes next begins with a snapshot.
    void cut(long nowNanos);

    /// Refused, ended or given up: nothing more is expected.
    void lost(long nowNanos);

    /// What a message is.
    enum Refresh {
        /// The whole book; what stood is forgotten.
        SNAPSHOT,
        INCREMENTAL
    }
}
