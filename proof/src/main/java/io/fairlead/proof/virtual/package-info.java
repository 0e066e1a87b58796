/// Owns what a simulated world stands on: one time, clocks that are off, a network and hosts whose disks forget.
/// Single-threaded: one seed, one thread, no real clock. Nothing in here knows what is simulated.
/// Start at `VirtualTime`, then `VirtualHost`.
@NullMarked
package io.fairlead.proof.virtual;

import org.jspecify.annotations.NullMarked;
