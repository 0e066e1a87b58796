package io.fairlead.sim.fault;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.time.Duration;

/// Something that goes wrong. A setting holds until it is set otherwise; everything else happens once.
///
/// `session` names a client's comp id; empty means every session.
public sealed interface Fault {

    /// What goes wrong in the venue itself.
    sealed interface OfVenue extends Fault {}

    /// What goes wrong on a session's line.
    sealed interface OfLine extends Fault
            permits FeedFault, Heartbeats, Quirks, SequenceGap, Swallow, Disconnect, SequenceReset {
        String session();
    }

    /// Setting: so many in a hundred new orders are rejected for no good reason.
    record Rejects(int percent) implements OfVenue {
        public Rejects {
            checkPercent(percent);
        }
    }

    /// Setting: every answer waits `base`, and up to `jitter` more; answers never overtake one another.
    record Latency(Duration base, Duration jitter) implements OfVenue {
        public Latency {
            if (base.isNegative() || jitter.isNegative()) {
                throw new IllegalArgumentException("latency must not be negative");
            }
        }
    }

    /// Setting: so many in a hundred execution reports go out twice: as a new message with the same ExecID(17),
    /// or, if `possDup`, as the same message again with PossDupFlag(43).
    record Duplicates(int percent, boolean possDup) implements OfVenue {
        public Duplicates {
            checkPercent(percent);
        }
    }

    /// Setting: so many in a hundred cancels are held for `hold`, and then a fill of the whole order gets in first.
    record CancelRace(int percent, Duration hold) implements OfVenue {
        public CancelRace {
            checkPercent(percent);
            if (hold.isNegative()) {
                throw new IllegalArgumentException("hold must not be negative");
            }
        }
    }

    /// Setting: so many in a hundred cancels are held for `hold` before they are served.
    record SlowCancels(int percent, Duration hold) implements OfVenue {
        public SlowCancels {
            checkPercent(percent);
            if (hold.isNegative()) {
                throw new IllegalArgumentException("hold must not be negative");
            }
        }
    }

    /// Setting: so many in a hundred cancels are never heard of again.
    record LoseCancels(int percent) implements OfVenue {
        public LoseCancels {
            checkPercent(percent);
        }
    }

    /// Setting: what becomes of mass cancels.
    record MassCancels(MassCancelAnswer answer) implements OfVenue {}

    /// What a venue does with a mass cancel.
    enum MassCancelAnswer {
        SERVED,
        REFUSED,
        /// Nothing, and says nothing.
        IGNORED
    }

    /// Setting: the house shows at most `levelLots` lots at each price, so that orders fill bit by bit; 0 ends it.
    record SlowFills(long levelLots) implements OfVenue {
        public SlowFills {
            checkCount("levelLots", levelLots, 0);
        }
    }

    /// The next `count` fills are in the trade log, but nobody is told. If `revealed`, later reports and order
    /// status count them; otherwise the venue goes on as if they had never been, until it restarts.
    record LoseFills(int count, boolean revealed) implements OfVenue {
        public LoseFills {
            checkCount("count", count, 0);
        }
    }

    /// The next `count` fills are told only after `by`, behind what is told meanwhile; lists and order status count
    /// them at once.
    record LateFills(int count, Duration by) implements OfVenue {
        public LateFills {
            checkCount("count", count, 0);
            if (by.isNegative()) {
                throw new IllegalArgumentException("a fill can't be told before it happened");
            }
        }
    }

    /// Setting: copies of answers are told so much later.
    record LateCopies(Duration by) implements OfVenue {
        public LateCopies {
            if (by.isNegative()) {
                throw new IllegalArgumentException("a copy can't be told before its answer");
            }
        }
    }

    /// The next `count` fills are told, and not copied.
    record LoseCopies(int count) implements OfVenue {
        public LoseCopies {
            checkCount("count", count, 0);
        }
    }

    /// The next `count` questions about all orders, or about positions, are not answered.
    record Unanswered(int count) implements OfVenue {
        public Unanswered {
            checkCount("count", count, 0);
        }
    }

    /// Somebody trades on the account from another terminal, at the market: nobody is told.
    record TradeElsewhere(String account, String symbol, Side side, Decimal qty) implements OfVenue {}

    /// Somebody places a limit order, good till cancelled, in the name of a client's session and on an account of its,
    /// from another terminal: nobody is told, lists have it.
    record OrderElsewhere(String session, String account, String symbol, Side side, Decimal qty, Decimal price)
            implements OfVenue {}

    /// A fill is taken back: `execId`, or the newest one if that is empty.
    record Bust(String execId) implements OfVenue {}

    /// Setting: a market is halted: its book stands still, and orders in it are rejected.
    record Halt(String symbol, boolean on) implements OfVenue {}

    /// Setting: an instrument is on the venue's list; off it, its orders expire and new ones name an unknown symbol.
    record Listed(String symbol, boolean on) implements OfVenue {}

    /// Every market-data subscriber gets `messages` snapshots, or increments where it asked for them, at once.
    record Flood(int messages) implements OfVenue {
        public Flood {
            checkCount("messages", messages, 1);
        }
    }

    /// Setting: whether heartbeats, and answers to test requests, go out.
    record Heartbeats(String session, boolean sent) implements OfLine {}

    /// Setting: what execution reports hold that no dictionary of FIX 4.4 allows.
    record Quirks(String session, Quirk kind) implements OfLine {}

    /// How a venue departs from FIX 4.4.
    enum Quirk {
        OFF,
        /// A tag of a later version and one of the venue's own.
        TAGS,
        /// Those, an unknown TimeInForce(59), and a count of parties without the parties.
        BROKEN
    }

    /// So many outgoing sequence numbers are skipped.
    record SequenceGap(String session, int numbers) implements OfLine {
        public SequenceGap {
            checkCount("numbers", numbers, 1);
        }
    }

    /// The next so many application messages are stored but do not reach the wire; a resend brings them.
    record Swallow(String session, int messages) implements OfLine {
        public Swallow {
            checkCount("messages", messages, 1);
        }
    }

    /// The connection is cut, without logout.
    record Disconnect(String session) implements OfLine {}

    /// The connection is cut and the venue forgets the session's sequence numbers: both start at 1 again.
    record SequenceReset(String session) implements OfLine {}

    private static void checkPercent(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100, was " + percent);
        }
    }

    static void checkCount(String name, long count, long least) {
        if (count < least || count > 1_000_000_000) {
            throw new IllegalArgumentException(name + " must be " + least + " to 1000000000, was " + count);
        }
    }
}
