/// Owns the comparison of what a venue did, by its own trade log, with what the gateway believes, by its journal.
/// Any thread; nothing is shared. Start at `TruthCheck`.
@NullMarked
package io.fairlead.proof.truth;

import org.jspecify.annotations.NullMarked;
