/// Owns what the gateway subscribes to at its venues: who reads it, where it stands, what is asked next and when.
/// Belongs to the thread that polls a venue's market data; readers come and go on any. Start at `Subscriptions`.
@NullMarked
package io.fairlead.venues.market;

import org.jspecify.annotations.NullMarked;
