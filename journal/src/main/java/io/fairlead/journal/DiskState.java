package io.fairlead.journal;

/// How the journal's disk is doing, as last seen by the journal-sync thread.
public enum DiskState {
    /// Plenty of room.
    OK,
    /// Less room than the warning threshold. Everything still works; somebody should look.
    LOW,
    /// No room: only the reserved lane is served, from the reserve. Passes when somebody makes room.
    FULL,
    /// A write or sync failed. Final: nothing is synced or accepted any more until a restart.
    FAILED
}
