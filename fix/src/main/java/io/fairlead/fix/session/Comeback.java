package io.fairlead.fix.session;

/// Whether coming back soon makes sense after a session ended or was refused.
public enum Comeback {
    /// Nothing speaks against it: a broken link, the end of a session in good order.
    SOON,
    /// The counterparty did not let us in, and may do so later.
    LATER,
    /// The same attempt will fail again until someone changes something: a password, comp ids, a clock, a sequence
    /// number.
    AFTER_REPAIR
}
