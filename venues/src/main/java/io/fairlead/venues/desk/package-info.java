/// What a venue with a thread of its own has in common with every other: how it is polled, and how it and the
/// engine hand things over. Each class says whose it is; nothing here starts a thread or waits. Start at
/// `VenueDesk`, then `Handover`.
@NullMarked
package io.fairlead.venues.desk;

import org.jspecify.annotations.NullMarked;
