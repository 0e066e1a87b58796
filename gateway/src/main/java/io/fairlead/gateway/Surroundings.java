package io.fairlead.gateway;

import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.journal.disk.Disk;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// What a gateway is given of the world: clock, disk, chance, and how its threads wait. The network is in each line's
/// plan. A simulated world gives its own.
///
/// `answers` does what goes on beside the engine: it completes the futures of commands, and reads the log ahead at a
/// start. Never the engine's own thread in production.
public record Surroundings(
        NanoClock clock,
        Disk disk,
        RandomGenerator random,
        Idle engineIdle,
        Idle marketIdle,
        Executor answers,
        FixLog fixLog) {

    /// Those of a process whose threads wait on selectors, with answers completed at once and no FIX message log.
    public static Surroundings ofThreads(NanoClock clock, Disk disk, RandomGenerator random) {
        return new Surroundings(
                clock, disk, random, new SelectorIdle(), new SelectorIdle(), Runnable::run, FixLog.NONE);
    }
}
