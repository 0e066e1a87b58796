package io.fairlead.proof.truth;

import java.util.List;
import java.util.Set;

/// An order as the venue's own log has it. `requests` are all ClOrdID(11) it was known by.
public record VenueOrder(String orderId, Set<String> requests, Standing standing, List<Execution> executions) {
    public VenueOrder {
        requests = Set.copyOf(requests);
        executions = List.copyOf(executions);
    }
}
