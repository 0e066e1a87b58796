/// Owns the words for what is counted in a world of the gateway. Immutable: any thread. Start at `Happening`.
@NullMarked
package io.fairlead.proof.world.happening;

import org.jspecify.annotations.NullMarked;
