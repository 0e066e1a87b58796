package io.fairlead.venues.market;

import io.fairlead.core.book.Books;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueId;
import java.util.List;
import java.util.random.RandomGenerator;

/// Prices of a venue that come over no FIX session, by a stream or by asking again and again: connects, and comes back,
/// by itself. Owned by the thread that polls it, but for `view`.
public interface PriceFeed {
    /// How the connection is. Any thread.
    View view();

    /// One turn: connects, reads or asks, notices silence, sees to its books; returns how much was done.
    int poll(long nowNanos);

    /// Ends the connection, for a gateway that stops.
    void close(long nowNanos);

    /// Makes a feed while the gateway is wired, for those instruments that its venue has a name for.
    @FunctionalInterface
    interface Source {
        /// A feed that opens books of its own among `books`, and writes them.
        PriceFeed open(List<Instrument> instruments, Books books, RandomGenerator random);
    }

    /// How a connection is. `problem` is the last one, empty if there was none since it is up.
    ///
    /// @param heardNanos when the venue sent something last, 0 if never
    /// @param connections how often it was up
    /// @param unreadable messages that could not be read
    record View(
            VenueId venue,
            boolean up,
            long sinceNanos,
            long heardNanos,
            String problem,
            long connections,
            long unreadable) {
        /// The same, heard at another time.
        public View heard(long nanos) {
            return new View(venue, up, sinceNanos, nanos, problem, connections, unreadable);
        }
    }
}
