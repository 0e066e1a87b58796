/// Owns the gateway's one log: ring, segments, commits, recovery and readers.
/// The engine thread appends, the journal-sync thread copies and syncs, each reader belongs to whoever polls it.
/// Start at `Journal`; then `RecordLayout` and `SegmentLayout` for the bytes, `Recoverer` for what follows a crash.
@NullMarked
package io.fairlead.journal;

import org.jspecify.annotations.NullMarked;
