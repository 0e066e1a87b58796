package io.fairlead.fix.transport;

/// Connects to counterparties without making the caller wait. A simulated network implements this and [Link].
@FunctionalInterface
public interface Dialer {
    /// Starts to connect; the result is polled.
    Dialing dial(Endpoint endpoint);

    /// A connection in the making. Owned by the thread that polls it.
    interface Dialing {
        /// What has become of it so far.
        Outcome outcome();

        /// Gives up; a link that appears later is closed.
        void cancel();
    }

    /// What becomes of dialling.
    sealed interface Outcome {
        /// Not decided yet.
        record Pending() implements Outcome {}

        /// The link is there, through DNS, TCP and TLS.
        record Connected(Link link) implements Outcome {}

        /// It failed; the text names the step.
        record Failed(String why) implements Outcome {}
    }
}
