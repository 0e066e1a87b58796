package io.fairlead.core.port;

import io.fairlead.core.event.ExecutionReport;

/// Takes a venue's list of orders as it comes in, on the engine thread. A session is the one whose orders a list holds,
/// empty where it holds those of all.
public interface OrderListing {
    /// One order of the list, told before the core hears it: our books are still without it.
    void shows(ExecutionReport report);

    /// The list of a session was told to its end.
    void ended(String session);

    /// No more will come over a session, and what came is not all.
    void failed(String session, String why);
}
