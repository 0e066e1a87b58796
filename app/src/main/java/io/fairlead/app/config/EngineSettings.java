package io.fairlead.app.config;

import org.jspecify.annotations.Nullable;

/// How the engine thread, which all orders pass, waits for work, where it runs and before whom. `core` is null
/// where the operating system places it; `priority` is that of the venues' threads, too.
public record EngineSettings(Waiting waiting, @Nullable Integer core, Priority priority) {
    /// What the engine does when there is nothing to do.
    public enum Waiting {
        /// Sleeps until a socket or a command wakes it: next to no processor, but each wake takes 50 to 100 µs on a
        /// small machine.
        PARK,
        /// Looks again at once: takes a whole core, always.
        SPIN
    }

    /// Who has a core first where more want one than there are.
    public enum Priority {
        /// As all others: whoever is there uses up its turn, some milliseconds, before.
        NORMAL,
        /// The engine and the venues' threads, before every usual thread of the machine. An engine that spins keeps
        /// the usual priority: a thread that always works and comes first would leave its core to nobody.
        REAL_TIME
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
    static final Key<Priority> PRIORITY = Key.of(
            "priority",
            Scalars.oneOf(Priority.class),
            "normal",
            "real-time: this thread, unless it spins, and those of venues come before every usual thread of the"
                    + " machine, so that none waits milliseconds for a core that others use. Linux only, with the"
                    + " right to it (LimitRTPRIO=1); where it can't be had, the log says so.");
    static final Table TABLE = Table.of("The thread that all orders pass.", WAITING, CORE, PRIORITY);

    static EngineSettings of(Values values) {
        return new EngineSettings(values.get(WAITING), values.find(CORE), values.get(PRIORITY));
    }
}
