/// Owns the machinery around the session rules: polling links, storing, sending, reconnecting.
/// One thread polls a driver and all its sessions; snapshots may be read anywhere.
/// Start at \`FixSession\`, then \`FixInitiator\`.
@NullMarked
package io.fairlead.fix.engine;

import org.jspecify.annotations.NullMarked;
