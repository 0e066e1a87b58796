package io.fairlead.bench.sidebyside;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How much is measured.
///
/// @param warmUp what comes before, unmeasured
/// @param orders round trips a round and contender
/// @param burst orders a round and contender, with many in flight
/// @param whole whether what is measured once is measured too: open loop, a gap, a start with a large store
/// @param results where histograms go, or null for nowhere
record Plan(
        int rounds,
        WarmUp warmUp,
        int orders,
        int burst,
        int codecMillis,
        int idleMillis,
        boolean whole,
        @Nullable Path results) {
    static final int IN_FLIGHT = 512;

    /// How often orders one by one, a burst and a rest of the compiler take turns before anything is measured.
    record WarmUp(int times, int orders) {}

    /// Three short rounds, under two minutes.
    static Plan quick() {
        return new Plan(3, new WarmUp(1, 15_000), 15_000, 60_000, 150, 2_000, false, null);
    }

    /// For a whole gateway, which remembers every order: fewer of them.
    static Plan gateway(int rounds) {
        return new Plan(rounds, new WarmUp(4, 15_000), 20_000, 100_000, 0, 0, true, null);
    }

    /// Everything.
    static Plan full(int rounds, @Nullable Path results) {
        return new Plan(rounds, new WarmUp(2, 20_000), 40_000, 200_000, 300, 10_000, true, results);
    }
}
