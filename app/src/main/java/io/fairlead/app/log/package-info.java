/// Owns how the process logs: set up in code at start, one JSON object a line, secrets masked.
/// Set up by the main thread; any thread logs.
/// Start at `Logs`.
@NullMarked
package io.fairlead.app.log;

import org.jspecify.annotations.NullMarked;
