package io.fairlead.proof.world;

import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.venues.fixlp.FixLpAsking;
import io.fairlead.venues.fixlp.FixLpAsking.CopyIds;
import io.fairlead.venues.fixlp.FixLpAsking.Trades;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What a provider tells of executions besides its order sessions: a list when it is asked, and drop copies. Immutable;
/// drawn from a stream of its own, so that worlds without it are what they were before it came.
///
/// @param trades how it lists executions, if it does
/// @param copyIds which ids its drop copies have; null where it has none
/// @param graceNanos how long the gateway lets copies and order sessions be apart
record TellingPlan(Trades trades, @Nullable CopyIds copyIds, long graceNanos) {
    /// A provider that tells by its order sessions alone.
    static final TellingPlan NOTHING = new TellingPlan(Trades.NONE, null, Stage.SECOND);

    /// Most worlds have one or both, none of them beside a TradeLocker.
    private static final int EACH = 10;

    private static final Set<Integer> LIST = Set.of(1, 3, 8, 9);
    private static final Set<Integer> COPY = Set.of(1, 4, 6, 7, 9);

    /// Often enough that what a list alone tells is found before a world ends.
    private static final ReconcileTimes TIMES = new ReconcileTimes(
            30 * Stage.SECOND, 60 * Stage.SECOND, 60 * Stage.SECOND, 15 * Stage.SECOND, 30 * Stage.SECOND);

    /// Whether the providers of a seed's world list executions.
    static boolean hasTrades(long seed) {
        return LIST.contains(Math.floorMod(seed, EACH));
    }

    /// Whether they have drop copies.
    static boolean hasCopies(long seed) {
        return COPY.contains(Math.floorMod(seed, EACH));
    }

    /// What one of the providers of a seed's world tells.
    static TellingPlan of(long seed, int provider) {
        SplittableRandom random = new SplittableRandom(seed * 31 + provider);
        boolean byReport = random.nextBoolean();
        boolean same = random.nextBoolean();
        long grace = (random.nextBoolean() ? 1 : 4) * Stage.SECOND;
        return new TellingPlan(
                hasTrades(seed) ? byReport ? Trades.TRADE_REPORT_ID : Trades.EXEC_ID : Trades.NONE,
                hasCopies(seed) ? same ? CopyIds.SAME : CopyIds.OWN : null,
                grace);
    }

    boolean lists() {
        return trades != Trades.NONE;
    }

    boolean copies() {
        return copyIds != null;
    }

    /// Whether copies name an execution as the order sessions do.
    boolean copiesAreAlike() {
        return copyIds == CopyIds.SAME;
    }

    /// What the gateway is configured to ask for.
    FixLpAsking asking() {
        FixLpAsking standard = FixLpAsking.STANDARD;
        CopyIds ids = copyIds;
        return new FixLpAsking(
                standard.settleNanos(),
                standard.list(),
                standard.narrows(),
                standard.positions(),
                trades,
                ids == null ? standard.copies() : new FixLpAsking.Copies(graceNanos, ids),
                lists() ? TIMES : standard.times());
    }
}
