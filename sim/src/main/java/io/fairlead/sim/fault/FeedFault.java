package io.fairlead.sim.fault;

import java.time.Duration;

/// What goes wrong with the market data and the quotes of a session.
public sealed interface FeedFault extends Fault.OfLine {
    /// The next `count` updates of each subscription are spoiled.
    record BadUpdates(String session, Spoil kind, int count) implements FeedFault {
        public BadUpdates {
            Fault.checkCount("count", count, 0);
        }
    }

    /// What is wrong with an update.
    enum Spoil {
        /// It is made, and counted by RptSeq(83), but never sent.
        LOST,
        /// It comes behind the one after it.
        LATE,
        /// Best bid above best offer.
        CROSSED,
        /// A bid at a price below zero.
        NEGATIVE,
        /// A change of a level that was never told.
        UNKNOWN_ID,
        /// A delete of a level that is not there.
        ABSENT_DELETE
    }

    /// Setting: the first snapshot of a new subscription also holds the best levels that the session was shown last,
    /// before its connection ended.
    record Ghosts(String session, boolean on) implements FeedFault {}

    /// Setting: updates go out so much later.
    record Slow(String session, Duration by) implements FeedFault {
        public Slow {
            if (by.isNegative()) {
                throw new IllegalArgumentException("an update can't go out before it is made");
            }
        }
    }

    /// Setting: how updates name a level; `runs` whether several deletes in a row are one, delete-through or
    /// delete-from (MDUpdateAction(279) 3 and 4 of later versions); `numbered` whether RptSeq(83) counts what is
    /// told of a symbol.
    record Levels(String session, Naming by, boolean runs, boolean numbered) implements FeedFault {
        /// What a session has that nobody set otherwise.
        public static final Levels STANDARD = new Levels("", Naming.PRICE, false, false);
    }

    /// By which field of an entry a level is found again.
    enum Naming {
        /// MDEntryID(278), in snapshots, too, where FIX 4.4 has it in increments alone.
        ID,
        /// MDEntryPositionNo(290).
        POSITION,
        /// MDEntryPx(270).
        PRICE
    }

    /// Setting: what becomes of QuoteRequest(R).
    record QuoteAnswers(String session, QuoteAnswer answer) implements FeedFault {}

    /// How a quote request is served.
    enum QuoteAnswer {
        QUOTED,
        REFUSED,
        /// Not answered at all.
        IGNORED
    }

    /// Every quote that the session holds is taken back, with QuoteCancel(Z).
    record CancelQuotes(String session) implements FeedFault {}
}
