package io.fairlead.sim.market;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.Depth.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One step on the way from the levels of a side as they were to what they are, best first. `position` is where the
/// level stands when all steps before it are done, from 1. Immutable.
record Change(Action action, Level level, int position) {
    /// By MDUpdateAction(279).
    enum Action {
        NEW('0'),
        CHANGE('1'),
        DELETE('2'),
        /// From the best through this one.
        DELETE_THRU('3'),
        /// From this one to the last.
        DELETE_FROM('4');

        final char code;

        Action(char code) {
            this.code = code;
        }
    }

    /// The steps in order: deletes from the last level up, then what is new or changed from the best down. With `runs`
    /// several deletes at either end are one.
    static List<Change> between(List<Level> before, List<Level> after, boolean runs) {
        List<Change> changes = new ArrayList<>();
        List<Level> kept = deletes(before, prices(after), runs, changes);
        int at = 0;
        for (int i = 0; i < after.size(); i++) {
            Level level = after.get(i);
            boolean known = at < kept.size() && kept.get(at).price().equals(level.price());
            if (!known) {
                changes.add(new Change(Action.NEW, level, i + 1));
            } else if (!kept.get(at).qty().equals(level.qty())) {
                changes.add(new Change(Action.CHANGE, level, i + 1));
            }
            at += known ? 1 : 0;
        }
        return changes;
    }

    /// Returns what is left.
    private static List<Level> deletes(List<Level> before, Set<Decimal> stay, boolean runs, List<Change> into) {
        int first = 0;
        int end = before.size();
        if (runs) {
            while (first < end && !stay.contains(before.get(first).price())) {
                first++;
            }
            while (end > first && !stay.contains(before.get(end - 1).price())) {
                end--;
            }
        }
        if (before.size() - end > 1) {
            into.add(new Change(Action.DELETE_FROM, before.get(end), end + 1));
        } else {
            end = before.size();
        }
        int from = first > 1 ? first : 0;
        List<Level> kept = new ArrayList<>();
        for (int i = end - 1; i >= from; i--) {
            if (stay.contains(before.get(i).price())) {
                kept.addFirst(before.get(i));
            } else {
                into.add(new Change(Action.DELETE, before.get(i), i + 1));
            }
        }
        if (from > 0) {
            into.add(new Change(Action.DELETE_THRU, before.get(from - 1), from));
        }
        return kept;
    }

    private static Set<Decimal> prices(List<Level> levels) {
        Set<Decimal> prices = new HashSet<>();
        levels.forEach(level -> prices.add(level.price()));
        return prices;
    }
}
