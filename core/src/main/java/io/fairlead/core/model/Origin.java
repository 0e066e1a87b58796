package io.fairlead.core.model;

/// Who asked for something: the person or strategy, the id of the token used (never the token), and the address.
public record Origin(String actor, String tokenId, String address) {
    /// The gateway itself: timers, recovery, shutdown.
    public static final Origin GATEWAY = new Origin("gateway", "-", "local");
}
