/// Owns the adapters to venues: each translates between its venue's protocol and the model of `core`.
/// Engine, market or a virtual thread: the first sentence of each class says which.
/// Start at `fixlp`, the reference adapter, in the order Mapping, Stream, Venue.
@NullMarked
package io.fairlead.venues;

import org.jspecify.annotations.NullMarked;
