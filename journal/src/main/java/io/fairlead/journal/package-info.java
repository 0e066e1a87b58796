/// Owns the gateway's one log on disk.
/// The engine thread appends; the journal-sync thread copies and syncs; readers tail on their own threads.
/// Start at `Journal`.
@NullMarked
package io.fairlead.journal;

import org.jspecify.annotations.NullMarked;
