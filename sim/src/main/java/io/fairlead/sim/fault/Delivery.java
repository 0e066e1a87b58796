package io.fairlead.sim.fault;

/// How often, and how, an answer goes out.
public enum Delivery {
    ONCE,
    /// Again as a new message.
    TWICE,
    /// Again under the same sequence number, with PossDupFlag(43).
    REPEATED
}
