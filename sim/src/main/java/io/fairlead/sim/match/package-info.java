/// Owns the venue's truth: books, client orders, the random walk of prices and the liquidity around it. Pure: no
/// clock, thread or I/O; whoever owns the `Exchange` passes the time in. Start at `Exchange`.
@NullMarked
package io.fairlead.sim.match;

import org.jspecify.annotations.NullMarked;
