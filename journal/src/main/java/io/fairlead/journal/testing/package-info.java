/// Owns the simulated disk: crashes, power cuts, torn writes, lying or failing sync, no space. In the main jar for
/// other modules.
/// Single-threaded, for tests and the deterministic world; never used by a running gateway.
/// Start at `SimulatedDisk`.
@NullMarked
package io.fairlead.journal.testing;

import org.jspecify.annotations.NullMarked;
