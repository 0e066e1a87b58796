package io.fairlead.sim.tradelocker;

import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import java.time.Duration;
import java.util.SplittableRandom;

/// The faults of requests and orders in force, and their dice. Owned by the venue's thread.
final class Dice {
    /// What becomes of a request.
    enum Fate {
        SERVED,
        NEVER_ARRIVES,
        TURNED_AWAY,
        TOO_MANY,
        ERROR_UNSERVED,
        LATE,
        REPLY_LOST,
        ERROR_SERVED,
        NO_CONTENT,
        EMPTY_BODY
    }

    private final SplittableRandom random;
    private TradeLockerFault.LostReplies lostReplies = new TradeLockerFault.LostReplies(0, Scope.ALL);
    private TradeLockerFault.LostRequests lostRequests = new TradeLockerFault.LostRequests(0, Scope.ALL);
    private TradeLockerFault.LateRequests late =
            new TradeLockerFault.LateRequests(0, Duration.ZERO, Duration.ZERO, Scope.ALL);
    private TradeLockerFault.Latency latency = new TradeLockerFault.Latency(Duration.ZERO, Duration.ZERO);
    private TradeLockerFault.ServerErrors errors = new TradeLockerFault.ServerErrors(0, false, Scope.ALL);
    private TradeLockerFault.TooMany tooMany = new TradeLockerFault.TooMany(0, Duration.ZERO);
    private TradeLockerFault.FillDelay fillDelay;
    private int noContent;
    private int emptyBodies;
    private int edgeRefusals;
    private int refusedOrders;
    private int refusedLater;
    private int stuckCloses;
    private int zeroEquity;
    private Duration lateLists = Duration.ZERO;

    Dice(long seed, TradeLockerFault.FillDelay fillDelay) {
        this.random = new SplittableRandom(seed ^ 0xd1ceL);
        this.fillDelay = fillDelay;
    }

    void set(TradeLockerFault.LostReplies setting) {
        lostReplies = setting;
    }

    void set(TradeLockerFault.LostRequests setting) {
        lostRequests = setting;
    }

    void set(TradeLockerFault.LateRequests setting) {
        late = setting;
    }

    void set(TradeLockerFault.Latency setting) {
        latency = setting;
    }

    void set(TradeLockerFault.ServerErrors setting) {
        errors = setting;
    }

    void set(TradeLockerFault.TooMany setting) {
        tooMany = setting;
    }

    void set(TradeLockerFault.FillDelay setting) {
        fillDelay = setting;
    }

    void set(TradeLockerFault.NoContent setting) {
        noContent = setting.percent();
    }

    void set(TradeLockerFault.EmptyBodies setting) {
        emptyBodies = setting.percent();
    }

    void set(TradeLockerFault.EdgeRefusals setting) {
        edgeRefusals = setting.count();
    }

    void set(TradeLockerFault.RefusedOrders setting) {
        refusedOrders = setting.percent();
    }

    void set(TradeLockerFault.RefusedLater setting) {
        refusedLater = setting.percent();
    }

    void set(TradeLockerFault.StuckCloses setting) {
        stuckCloses = setting.percent();
    }

    void set(TradeLockerFault.ZeroEquity setting) {
        zeroEquity = setting.count();
    }

    void set(TradeLockerFault.LateLists setting) {
        lateLists = setting.by();
    }

    Fate fate(Route route) {
        if (edgeRefusals > 0) {
            edgeRefusals--;
            return Fate.TURNED_AWAY;
        }
        if (tooMany.count() > 0) {
            tooMany = new TradeLockerFault.TooMany(tooMany.count() - 1, tooMany.retryAfter());
            return Fate.TOO_MANY;
        }
        if (lostRequests.scope().covers(route) && strikes(lostRequests.percent())) {
            return Fate.NEVER_ARRIVES;
        }
        if (lostReplies.scope().covers(route) && strikes(lostReplies.percent())) {
            return Fate.REPLY_LOST;
        }
        if (late.scope().covers(route) && strikes(late.percent())) {
            return Fate.LATE;
        }
        if (errors.scope().covers(route) && strikes(errors.percent())) {
            return errors.served() ? Fate.ERROR_SERVED : Fate.ERROR_UNSERVED;
        }
        if (route.writes() && strikes(noContent)) {
            return Fate.NO_CONTENT;
        }
        return route.writes() && strikes(emptyBodies) ? Fate.EMPTY_BODY : Fate.SERVED;
    }

    Duration retryAfter() {
        return tooMany.retryAfter();
    }

    long lateNanos() {
        return between(late.least(), late.most());
    }

    /// How long a reply stays under way.
    long replyNanos() {
        return between(latency.base(), latency.base().plus(latency.jitter()));
    }

    long fillDelayNanos() {
        return between(fillDelay.least(), fillDelay.most());
    }

    private long between(Duration least, Duration most) {
        long from = least.toNanos();
        long to = most.toNanos();
        return from == to ? from : random.nextLong(from, to + 1);
    }

    boolean refusesOrder() {
        return strikes(refusedOrders);
    }

    boolean refusesLater() {
        return strikes(refusedLater);
    }

    boolean closeSticks() {
        return strikes(stuckCloses);
    }

    /// Whether the next reading of an account says that it holds nothing; counts down.
    boolean showsZero() {
        if (zeroEquity == 0) {
            return false;
        }
        zeroEquity--;
        return true;
    }

    long lateListNanos() {
        return lateLists.toNanos();
    }

    private boolean strikes(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }
}
