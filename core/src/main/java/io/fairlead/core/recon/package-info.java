/// Owns what is known of disagreements with venues.
/// Owned by the thread of the core state.
/// Start at `BreakBook`.
@NullMarked
package io.fairlead.core.recon;

import org.jspecify.annotations.NullMarked;
