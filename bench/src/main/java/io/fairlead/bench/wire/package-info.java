/// Owns what every contender shares: the order, the counterparty that answers it, and the pinning of threads.
/// The counterparty spins on one thread in a process of its own. Start at `Counterparty`.
@NullMarked
package io.fairlead.bench.wire;

import org.jspecify.annotations.NullMarked;
