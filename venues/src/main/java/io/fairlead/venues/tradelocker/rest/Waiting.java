package io.fairlead.venues.tradelocker.rest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Queries that wait for their turn: the more urgent first, then the earlier. Owned by the venue's thread.
final class Waiting {
    private final Map<Priority, ArrayDeque<Call<?>>> byPriority = new EnumMap<>(Priority.class);
    private final int most;
    private int count;

    /// What becomes of a call when it is looked at.
    enum Step {
        /// It waits on.
        WAITS,
        /// It has gone, or was given up.
        GONE
    }

    /// Looks at a call. Adds nothing here.
    @FunctionalInterface
    interface Look {
        Step at(Call<?> call);
    }

    Waiting(int most) {
        this.most = most;
        for (Priority priority : Priority.values()) {
            byPriority.put(priority, new ArrayDeque<>());
        }
    }

    /// False if too many wait.
    boolean add(Call<?> call) {
        ArrayDeque<Call<?>> queue = byPriority.get(call.ask.priority());
        if (count >= most || queue == null) {
            return false;
        }
        queue.add(call);
        count++;
        return true;
    }

    /// Looks at all, in their order; returns how many have gone.
    int pass(Look look) {
        int before = count;
        for (ArrayDeque<Call<?>> queue : byPriority.values()) {
            for (Iterator<Call<?>> calls = queue.iterator(); calls.hasNext(); ) {
                if (look.at(calls.next()) == Step.GONE) {
                    calls.remove();
                    count--;
                }
            }
        }
        return before - count;
    }

    int count() {
        return count;
    }

    /// Those that count against one limit.
    int count(String limit) {
        int found = 0;
        for (ArrayDeque<Call<?>> queue : byPriority.values()) {
            for (Call<?> call : queue) {
                found += call.ask.route().limit().equals(limit) ? 1 : 0;
            }
        }
        return found;
    }

    List<Call<?>> all() {
        List<Call<?>> all = new ArrayList<>(count);
        byPriority.values().forEach(all::addAll);
        return all;
    }
}
