/// Owns the simulated disk: crashes, power cuts, torn and lost writes, lying or failing sync, and a full disk, by
/// request.
/// Single-threaded, for tests and the deterministic world; it ships in the main jar because other modules' tests need
/// it too.
/// Start at `SimulatedDisk`.
@NullMarked
package io.fairlead.journal.testing;

import org.jspecify.annotations.NullMarked;
