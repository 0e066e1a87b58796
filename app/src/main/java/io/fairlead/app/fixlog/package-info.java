/// Owns the FIX message logs: what came in and went out of each session, redacted, one file a day, kept for years.
/// Polling threads put into a ring of their own; the `fix-log` thread writes, the `fix-log-archive` thread compresses.
/// Start at `MessageLogs`; what reads such files again is `app.fixfile`.
@NullMarked
package io.fairlead.app.fixlog;

import org.jspecify.annotations.NullMarked;
