package io.fairlead.proof.virtual;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What all that lives in one world shares: its time, network and chance, and what is kept of what happens in it. Owned
/// by the world's thread.
///
/// @param <K> what is counted in it
/// @param <S> what it is made of
/// @param <P> parts that may be wrong ones, to see whether that is noticed
public class WorldStage<K extends Enum<K>, S, P> {
    public static final long MILLI = 1_000_000L;
    public static final long SECOND = 1_000 * MILLI;

    /// When every world begins: 5 January 2026, 12:00 UTC.
    private static final long START = 1_767_614_400L * SECOND;

    private final long seed;
    private final VirtualTime time = new VirtualTime(START);
    private final RandomGenerator random;
    private final VirtualNetwork network;
    private final Trace trace;
    private final Census<K> census;
    private final Violations violations;
    private final S scenario;
    private final P substitutes;

    /// A world made of this seed, in which these things are counted.
    protected WorldStage(
            long seed, Class<K> things, Trace trace, Function<RandomGenerator, S> scenario, P substitutes) {
        this.seed = seed;
        this.trace = trace;
        random = new SplittableRandom(seed);
        network = new VirtualNetwork(time, random);
        census = new Census<>(things);
        violations = new Violations(time, trace);
        this.scenario = scenario.apply(random);
        this.substitutes = substitutes;
    }

    public final S scenario() {
        return scenario;
    }

    public final P substitutes() {
        return substitutes;
    }

    public final VirtualTime time() {
        return time;
    }

    public final VirtualNetwork network() {
        return network;
    }

    public final RandomGenerator random() {
        return random;
    }

    public final Trace trace() {
        return trace;
    }

    public final Census<K> census() {
        return census;
    }

    public final Violations violations() {
        return violations;
    }

    /// The true time.
    public final long now() {
        return time.nowNanos();
    }

    /// Something happened to someone.
    public final void happened(K what, String who, String words) {
        census.count(what);
        trace.event(now(), who, words);
    }

    /// A time between two, by chance.
    public final long between(long leastNanos, long mostNanos) {
        return random.nextLong(leastNanos, mostNanos);
    }

    /// True so many times in a hundred.
    public final boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// Lets so much time pass.
    public final void pass(long nanos) {
        time.runUntil(now() + nanos);
    }

    /// What came of it all.
    public final WorldResult<K> result() {
        return new WorldResult<>(seed, violations.found(), census, trace.hash(), now() - START);
    }
}
