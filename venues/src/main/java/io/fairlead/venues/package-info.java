/// Owns the adapters to venues: each translates between a venue's protocol and the model of `core`, nothing more.
/// What a class belongs to (engine, market or a virtual thread) is in its first sentence. Start at `fixlp`, the
/// reference adapter, in the order Mapping, Stream, Venue.
@NullMarked
package io.fairlead.venues;

import org.jspecify.annotations.NullMarked;
