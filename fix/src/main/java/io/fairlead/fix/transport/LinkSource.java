package io.fairlead.fix.transport;

import org.jspecify.annotations.Nullable;

/// Hands over the links of counterparties that connected to us. Owned by the thread that polls it.
public interface LinkSource extends AutoCloseable {
    /// The next link that is ready, or null.
    @Nullable
    Link accept();

    /// The port that is listened on.
    int port();

    /// Stops listening.
    @Override
    void close();
}
