package io.fairlead.gateway;

import io.fairlead.journal.Recovery;

/// What a start found in the log. Immutable.
public record RecoveryReport(
        Recovery journal,
        int epoch,
        long eventsReplayed,
        int ordersKnown,
        int ordersLive,
        int ordersUnknown,
        long stateHash) {

    /// One line for the log and the CLI.
    public String description() {
        return journal.description() + "; start " + epoch + ", " + eventsReplayed + " events replayed, " + ordersKnown
                + " orders, " + ordersLive + " of them live, " + ordersUnknown + " in doubt";
    }
}
