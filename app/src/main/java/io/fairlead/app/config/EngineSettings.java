package io.fairlead.app.config;

import org.jspecify.annotations.Nullable;

/// How the engine thread, which all orders pass, waits for work and where it runs. `core` is null where the operating
/// system places it.
public record EngineSettings(Waiting waiting, @Nullable Integer core) {
    /// What the engine does when there is nothing to do.
    public enum Waiting {
        /// Sleeps until a socket or a command wakes it: next to no processor, but each wake takes 50 to 100 µs on a
        /// small machine.
        PARK,
        /// Looks again at once: takes a whole core, always.
        SPIN
    }

    static final Key<Waiting> WAITING = Key.of(
            "idle",
            Scalars.oneOf(Waiting.class),
            "park",
            "When there is nothing to do: park until something wakes it, or spin, which saves each"
                    + " wake (50 to 100 µs on a small machine) and takes a whole core, always.");
    static final Key<Integer> CORE = Key.optional(
            "core",
            Scalars.whole(0, 1023),
            "Core, from 0, for the engine alone: all other threads of the gateway go to the others. Linux only;"
                    + " where it can't be had, the log says so. Best with spin and a core that the system keeps free.");
    static final Table TABLE = Table.of("The thread that all orders pass.", WAITING, CORE);

    static EngineSettings of(Values values) {
        return new EngineSettings(values.get(WAITING), values.find(CORE));
    }
}
