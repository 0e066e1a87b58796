package io.fairlead.fix.transport;

/// What a polling thread does when a duty cycle found no work.
public interface Idle {
    /// Watches a link for input. Any number of times; one that is followed stays so.
    void watch(Link link);

    /// Watches a link like [#watch], and returns what tells whether it may have input: one that has none need not
    /// be read, which would cost a call of the system each time. Allowed of a link that is watched or followed
    /// already, too: every answer given for it stays true.
    default Input follow(Link link) {
        watch(link);
        return Input.MAYBE;
    }

    /// Looks, without a wait, which of the links that are followed have input; does nothing if a wait has just told.
    default void look() {}

    /// Whether a link may have input, or may have ended, as of the last look or wait.
    @FunctionalInterface
    interface Input {
        /// Nobody looks: it may always have some.
        Input MAYBE = () -> true;

        boolean mayBeThere();
    }

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
