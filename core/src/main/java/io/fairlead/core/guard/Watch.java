package io.fairlead.core.guard;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.EquityReading.Problem;
import io.fairlead.core.model.GuardLimit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the guard of one account has seen since the start: each source's trail, and since when each line is reached.
/// Owned by the engine thread.
public final class Watch {
    private final Map<String, Trail> trails = new HashMap<>();
    private final Map<GuardLimit, Long> reachedSince = new EnumMap<>(GuardLimit.class);

    private final long startedNanos;

    /// Takes figures for true whenever they were told: for a look at one moment.
    public Watch() {
        this(Long.MIN_VALUE);
    }

    /// By a process that started then.
    public Watch(long startedNanos) {
        this.startedNanos = startedNanos;
    }

    /// Judges what the sources say now. A jump that another source bears out is none.
    public List<EquityReading> judge(GuardLedger ledger, List<EquityReading> said, long nowNanos) {
        List<EquityReading> judged = new ArrayList<>();
        for (EquityReading each : said) {
            Trail trail = trails.computeIfAbsent(each.source(), _ -> new Trail(startedNanos));
            judged.add(trail.judge(each, ledger.rules(), ledger.start(), nowNanos));
        }
        for (int i = 0; i < judged.size(); i++) {
            EquityReading each = judged.get(i);
            if (each.problem() == Problem.JUMP && isBorneOut(each, judged, ledger)) {
                trails.computeIfAbsent(each.source(), _ -> new Trail(startedNanos))
                        .believe(each);
                judged.set(i, each.doubted(Problem.NONE, ""));
            }
        }
        return List.copyOf(judged);
    }

    private static boolean isBorneOut(EquityReading jump, List<EquityReading> all, GuardLedger ledger) {
        Decimal equity = jump.equity();
        for (EquityReading other : all) {
            Decimal shown = other.shown();
            if (equity != null
                    && shown != null
                    && other.isOwn() != jump.isOwn()
                    && Trail.isNear(equity, shown, ledger.rules().trust(), ledger.start())) {
                return true;
            }
        }
        return false;
    }

    /// Notes which lines are reached now.
    public void note(Assessment now, GuardLedger ledger, long nowNanos) {
        for (GuardLimit limit : GuardLimit.values()) {
            Assessment.Standing standing = now.standing(limit);
            if (standing != null && standing.isReached(ledger.isWaived(limit))) {
                reachedSince.putIfAbsent(limit, nowNanos);
            } else {
                reachedSince.remove(limit);
            }
        }
    }

    /// For how long a line has been reached without a break; negative if it is not.
    public long reachedFor(GuardLimit limit, long nowNanos) {
        Long since = reachedSince.get(limit);
        return since == null ? -1 : nowNanos - since;
    }
}
