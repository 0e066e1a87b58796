package io.fairlead.sim.tradelocker;

import java.util.function.Consumer;

/// One connection of the Streams API, as its door sees it. Owned by the venue's thread.
public interface StreamConnection {
    /// Serves the event `subscriptions`; `ack` hears its acknowledgement, ahead of whatever follows from it.
    void subscriptions(String json, Consumer<String> ack, long nowNanos);

    /// The client is gone.
    void close();
}
