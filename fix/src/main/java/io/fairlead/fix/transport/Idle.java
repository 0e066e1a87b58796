package io.fairlead.fix.transport;

/// What a polling thread does when a duty cycle found no work.
public interface Idle {
    /// Watches a link for input.
    void watch(Link link);

    /// Waits for input on a watched link, for [#wakeUp], or for at most the given time.
    void idle(long maxNanos);

    /// Waits for the given time though input may be there, for it can't be taken now.
    default void pause(long nanos) {
        idle(nanos);
    }

    /// Ends a wait, from any thread.
    void wakeUp();

    /// Never waits: the lowest latency, at the price of a core.
    Idle SPIN = new Idle() {
        @Override
        public void watch(Link link) {}

        @Override
        public void idle(long maxNanos) {
            Thread.onSpinWait();
        }

        @Override
        public void wakeUp() {}
    };
}
