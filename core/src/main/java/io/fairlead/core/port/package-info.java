/// Owns how the core speaks to the world outside.
/// Called on the engine thread.
/// Start at `VenuePort`.
@NullMarked
package io.fairlead.core.port;

import org.jspecify.annotations.NullMarked;
