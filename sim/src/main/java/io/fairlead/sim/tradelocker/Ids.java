package io.fairlead.sim.tradelocker;

import java.util.SplittableRandom;

/// Numbers that the venue gives to orders, positions and executions: beyond 2^53, ever growing, never the same
/// for two things. Owned by the venue's thread.
final class Ids {
    private final SplittableRandom random;
    private long last = 7_277_816_997_846_858_000L;

    Ids(long seed) {
        random = new SplittableRandom(seed ^ 0x1d5L);
    }

    String next() {
        last += 1 + random.nextLong(999_983);
        return Long.toString(last);
    }
}
