/// Owns the venue compatibility kit: one list of numbered cases that each adapter must pass against its venue's
/// simulator, judged by the venue's own log. Run by the thread that calls; gateway and simulator have threads of
/// their own. Start at `Kit`, then `KitCases` and `KitVenue`.
@NullMarked
package io.fairlead.proof.kit;

import org.jspecify.annotations.NullMarked;
