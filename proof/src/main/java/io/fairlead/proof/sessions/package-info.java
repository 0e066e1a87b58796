/// Owns the proof that two FIX sessions of ours, on a simulated network, clock and disk, lose and double nothing.
/// Single-threaded: one world, one seed, one thread. Start at `SessionWorld`, then `Ledger`, which says what "lost"
/// means.
@NullMarked
package io.fairlead.proof.sessions;

import org.jspecify.annotations.NullMarked;
