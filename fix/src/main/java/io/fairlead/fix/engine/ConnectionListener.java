package io.fairlead.fix.engine;

/// Whoever watches links come and go. Called on the polling thread; must not block.
public interface ConnectionListener {
    /// Hears nothing.
    ConnectionListener NONE = new ConnectionListener() {};

    /// A session's link came, went, or is being tried for.
    default void onConnection(FixSession session, ConnectionEvent event, long nowNanos) {}

    /// An acceptor closed a link without an answer.
    default void onRefused(Refusal refusal, long nowNanos) {}
}
