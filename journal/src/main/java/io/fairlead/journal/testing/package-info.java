/// Owns the simulated disk: crashes, torn writes, lying sync, no space. In the main jar because other modules test
/// with it. Single-threaded, for tests and the deterministic world; never used by a running gateway. Start at
/// `SimulatedDisk`.
@NullMarked
package io.fairlead.journal.testing;

import org.jspecify.annotations.NullMarked;
