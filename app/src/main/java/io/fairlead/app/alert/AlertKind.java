package io.fairlead.app.alert;

import java.util.Locale;

/// What may want attention, the most pressing first. The names are stable; each has a section of that name in
/// `docs/runbook.md`.
public enum AlertKind {
    /// An order has been UNKNOWN for too long.
    ORDER_UNKNOWN,
    DISK,
    /// A kill switch is on, or cannot confirm that nothing is live.
    KILL_SWITCH,
    /// A guard warns or has locked an account.
    GUARD,
    /// Our books and a venue's word disagree.
    RECONCILIATION_BREAK,
    /// The start was behind a power loss: the log may lack its end.
    POWER_LOSS,
    /// An account waits for its recovery plan, and trades nothing until then.
    RECOVERY_STUCK,
    LOGON_REFUSED,
    /// Something in front of a venue lets a login's requests through no more (HTTP 403).
    EDGE_BLOCKED,
    /// No connection to the venue's hosts.
    CONNECTION_FAILED,
    HEARTBEAT_TIMEOUT,
    SEQUENCE_GAP,
    CIRCUIT_BREAKER,
    /// What a venue says that an account is worth is missing or not believed, so that its guard sees old figures.
    ACCOUNT_VALUES,
    /// An account's stream is lost, or nothing of an account is heard any more.
    STREAM_LOST,
    /// A venue does not send the prices of an instrument that is wanted.
    SUBSCRIPTION_LOST,
    /// A book that is sent has not been fresh for too long.
    BOOK_NOT_FRESH,
    /// A venue of prices alone is not connected.
    REFERENCE_DOWN,
    RATE_BUDGET,
    /// Closed orders can't be archived.
    ARCHIVE,
    /// The core's state can't be written beside the log.
    SNAPSHOTS,
    CLOCK_OFFSET,
    CERTIFICATE_EXPIRY;

    /// Where to read what to do.
    public String runbook() {
        return "docs/runbook.md#" + name().toLowerCase(Locale.ROOT);
    }
}
