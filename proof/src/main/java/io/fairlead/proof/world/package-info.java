/// Owns the proof that the gateway keeps the truth about every order: the real gateway code, venues, network, disk and
/// clock, all simulated from one seed. Single-threaded: one world, one seed, one thread; several worlds side by side.
/// Start at `World`, then `Witness`, which says what is checked at each step, and `Reckoning`, at the end.
@NullMarked
package io.fairlead.proof.world;

import org.jspecify.annotations.NullMarked;
