package io.fairlead.journal;

/// What opening the journal found. Immutable.
///
/// @param kind how the journal was left
/// @param lastPosition the end of what survived: everything before it is readable and synced
/// @param recordsFromRing how many records only the ring still had
/// @param truncatedBytes bytes of the segments that were cut off because they had never been synced
/// @param missingBytes bytes that the ring remembers as synced and the disk no longer has: that disk lies about
///     sync
public record Recovery(Kind kind, long lastPosition, long recordsFromRing, long truncatedBytes, long missingBytes) {

    /// How the journal was left.
    public enum Kind {
        /// There was none.
        NEW,
        /// It was closed in good order.
        CLEAN,
        /// The process died and the machine did not: nothing that was appended is missing.
        PROCESS_CRASH,
        /// The machine died: what was appended and not yet synced is gone. Absence of a record proves nothing. Found
        /// again until [Journal#acknowledgeLoss].
        POWER_LOSS
    }

    /// One sentence or two for people, also kept in the log.
    public String description() {
        String found = switch (kind) {
            case NEW -> "new journal";
            case CLEAN -> "clean stop";
            case PROCESS_CRASH ->
                "process crash: segments and ring recovered, %d records from the ring alone".formatted(recordsFromRing);
            case POWER_LOSS -> "power loss: segments recovered, records that were never synced may be missing";
        };
        String truncated =
                truncatedBytes == 0 ? "" : "; cut off %d bytes that were never synced".formatted(truncatedBytes);
        String missing = missingBytes == 0
                ? ""
                : "; the ring remembers %d more bytes as kept: the policy was os, or the disk lied about a sync"
                        .formatted(missingBytes);
        return found + "; log ends at position " + lastPosition + truncated + missing;
    }
}
