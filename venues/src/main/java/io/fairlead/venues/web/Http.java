package io.fairlead.venues.web;

/// HTTP exchanges, as the one thread sees them that begins and polls them. Never blocks. A simulated world gives its
/// own.
public interface Http {
    /// Begins an exchange and returns at once; `receiver` hears once what became of it, within a later `poll`.
    void send(HttpCall call, Receiver receiver);

    /// Hands over what has come, at most so much; returns how much it was.
    int poll(int most);

    /// Ends what is under way: nothing is handed over any more.
    void close();

    /// Who waits for an outcome.
    @FunctionalInterface
    interface Receiver {
        void onOutcome(HttpOutcome outcome);
    }
}
