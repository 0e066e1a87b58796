/// Owns what tests a FIX session: FIX text, a link in memory, and the session scripts with their runner. In the
/// main jar because other modules test with it. Single-threaded, on a virtual clock; never used by a running
/// gateway. Start at `Script`; the scripts are next to this package in the resources.
@NullMarked
package io.fairlead.fix.testing;

import org.jspecify.annotations.NullMarked;
