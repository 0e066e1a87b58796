/// Owns the engine's duty cycle, recovery, dispatch to venues and the read side; starts no thread.
/// Engine, market, follower or any thread: the first sentence of each type says which.
/// Start at `Gateway`, then `Engine`; `Trading` and `ReadSide` are what the outside sees.
@NullMarked
package io.fairlead.gateway;

import org.jspecify.annotations.NullMarked;
