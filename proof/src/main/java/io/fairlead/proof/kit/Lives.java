package io.fairlead.proof.kit;

import io.fairlead.gateway.Gateway;

/// The gateway that a case trades with, from one life to the next.
interface Lives {
    /// The one that runs now.
    Gateway gateway();

    /// What its adapter declares.
    Declared declared();

    /// What the adapter of one of this flavour declares.
    Declared declared(KitGateway of, Flavour how);

    /// Ends it in good order, and starts it on the log that it left.
    void restart();

    /// Another gateway of another flavour, with a log of its own; the caller's to close.
    KitGateway beside(Flavour other);
}
