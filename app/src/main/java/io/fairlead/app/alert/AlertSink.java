package io.fairlead.app.alert;

/// Where notices go. Called by the `alerts` thread; must not block: what talks to the network stands behind an
/// `Outbox`.
@FunctionalInterface
public interface AlertSink {
    void tell(Notice notice);
}
