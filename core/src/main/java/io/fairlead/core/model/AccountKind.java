package io.fairlead.core.model;

/// What is at stake on an account. A live one trades only after it was armed.
public enum AccountKind {
    SIM,
    DEMO,
    LIVE
}
