package io.fairlead.core.model;

/// Where an order stands, in our knowledge. The legal moves are the table in `io.fairlead.core.order.Lifecycle`.
public enum OrderStatus {
    /// Logged, not yet known to have left us.
    ACCEPTED(false),
    /// The bytes left us; the venue has not answered.
    SENT(false),
    PENDING_NEW(false),
    NEW(false),
    PARTIALLY_FILLED(false),
    PENDING_CANCEL(false),
    PENDING_REPLACE(false),
    STOPPED(false),
    SUSPENDED(false),
    CALCULATED(false),
    DONE_FOR_DAY(false),
    /// Its fate at the venue is not known: exposure stays reserved, duplicates stay blocked, the venue is asked.
    UNKNOWN(false),
    FILLED(true),
    CANCELED(true),
    EXPIRED(true),
    REJECTED(true),
    /// No byte of it left us.
    NOT_SENT(true),
    /// The venue proved not to have it. A later sighting is adopted and alerted.
    NEVER_ARRIVED(true),
    /// The gateway holds it until its stop price is reached; nothing of it left us.
    HELD(false);

    private final boolean terminal;

    OrderStatus(boolean terminal) {
        this.terminal = terminal;
    }

    /// Whether nothing more is expected. A late fill is applied all the same.
    public boolean isTerminal() {
        return terminal;
    }

    public boolean isLive() {
        return !terminal;
    }
}
