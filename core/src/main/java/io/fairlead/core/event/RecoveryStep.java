package io.fairlead.core.event;

/// How far the recovery plan of an account is: what it waits for before new orders may leave, or that it is complete.
/// The names are stable: refusals, API and reports show them. So is the order: new ones come last.
public enum RecoveryStep {
    SESSION("an order session to be logged on"),
    ORDER_STATUS("the venue's word on each order in doubt"),
    MASS_STATUS("the venue's list of orders, read to its end"),
    POSITIONS("the venue's positions, read to their end"),
    /// Complete: orders may leave.
    OPEN("nothing"),
    /// Orders may leave, but the venue could not be asked for all that a plan should know.
    OPEN_UNVERIFIED("nothing"),
    FILLS("the venue's executions, read to their end");

    private final String awaited;

    RecoveryStep(String awaited) {
        this.awaited = awaited;
    }

    /// What it waits for, in words.
    public String awaited() {
        return awaited;
    }

    public boolean isOpen() {
        return this == OPEN || this == OPEN_UNVERIFIED;
    }
}
