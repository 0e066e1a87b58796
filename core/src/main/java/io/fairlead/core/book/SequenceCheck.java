package io.fairlead.core.book;

/// The numbers that a venue gives its updates of one book, where it does. Owned by the book's writing thread.
final class SequenceCheck {
    private static final long NONE = MarketSink.NO_SEQUENCE;

    private long last = NONE;
    private long highest = NONE;
    private boolean behindSnapshot;

    enum Verdict {
        NEXT,
        /// The snapshot before it holds it already.
        COVERED,
        TOO_LOW,
        GAP
    }

    /// A new connection counts anew.
    void restart() {
        last = NONE;
        highest = NONE;
    }

    /// Whether a snapshot is older than what was seen after it was taken.
    boolean isOutdated(long sequence) {
        return sequence != NONE && sequence < highest;
    }

    void snapshot(long sequence) {
        last = sequence;
        highest = Math.max(highest, sequence);
        behindSnapshot = true;
    }

    /// Notes a number without judging it.
    void seen(long sequence) {
        highest = Math.max(highest, sequence);
    }

    Verdict next(long sequence) {
        highest = Math.max(highest, sequence);
        if (last == NONE || sequence == last + 1) {
            last = sequence;
            behindSnapshot = false;
            return Verdict.NEXT;
        }
        if (sequence > last) {
            return Verdict.GAP;
        }
        return behindSnapshot ? Verdict.COVERED : Verdict.TOO_LOW;
    }
}
