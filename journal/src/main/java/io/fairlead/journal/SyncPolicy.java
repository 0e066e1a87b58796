package io.fairlead.journal;

/// When a record counts as kept, and who waits for that.
public enum SyncPolicy {
    /// To the venue at once, to the client after the sync. The default: a power cut can cost an order that nobody
    /// was told of.
    BEFORE_ACK,
    /// Neither to the venue nor to the client before the sync.
    BEFORE_WIRE,
    /// Synced every so often; nobody waits. A power cut can cost what was acknowledged within the interval.
    INTERVAL,
    /// Written, never synced but at a segment's end and at close; the operating system decides. Survives a process
    /// crash only.
    OS;

    boolean wireWaits() {
        return this == BEFORE_WIRE;
    }

    boolean clientWaits() {
        return this == BEFORE_ACK || this == BEFORE_WIRE;
    }
}
