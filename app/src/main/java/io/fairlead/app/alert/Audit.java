package io.fairlead.app.alert;

import io.fairlead.gateway.OperatorWord;

/// Keeps in the journal what an operator had done, before it is done. Any thread.
@FunctionalInterface
public interface Audit {
    /// Returns when it is kept.
    ///
    /// @throws IllegalStateException if it can't be kept
    void keep(String deed, String subject, OperatorWord word) throws InterruptedException;
}
