/// Owns the engine's duty cycle, dispatch to venues and the read side; is given clock, disk and network, starts no
/// thread. Each type says which thread it belongs to. Start at `Trading` and `ReadSide`, what the outside sees of a
/// running gateway.
@NullMarked
package io.fairlead.gateway;

import org.jspecify.annotations.NullMarked;
