package io.fairlead.sim.tradelocker;

/// Who is at the other end of a stream. Called on the venue's thread, once what it hears is in the trade log.
public interface StreamListener {
    void event(String name, String json);

    /// The venue ends the connection.
    void closed();
}
