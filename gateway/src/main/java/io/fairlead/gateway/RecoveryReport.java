package io.fairlead.gateway;

import io.fairlead.journal.Recovery;
import java.util.List;

/// What a start found in the log. Immutable.
///
/// @param snapshot the log position of the snapshot that the replay began with; -1 if it began with the log
/// @param remarks what was odd about snapshots, such as one that is damaged
public record RecoveryReport(
        Recovery journal,
        int epoch,
        long snapshot,
        List<String> remarks,
        long eventsReplayed,
        int ordersKnown,
        int ordersLive,
        int ordersUnknown,
        long stateHash) {

    public RecoveryReport {
        remarks = List.copyOf(remarks);
    }

    /// One line for the log and the CLI.
    public String description() {
        String from = snapshot < 0 ? "" : " behind the snapshot of position " + snapshot;
        String odd = remarks.isEmpty() ? "" : "; " + String.join("; ", remarks);
        return journal.description() + "; start " + epoch + ", " + eventsReplayed + " events replayed" + from + ", "
                + ordersKnown + " orders, " + ordersLive + " of them live, " + ordersUnknown + " in doubt" + odd;
    }
}
