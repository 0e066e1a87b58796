package io.fairlead.venues.tradelocker.rest;

import java.util.List;

/// What may be done in a status of a session; what each place means is published nowhere. Immutable.
public record SessionStatus(List<Boolean> allowedOperations, List<Boolean> allowedOrderTypes) {
    public SessionStatus {
        allowedOperations = List.copyOf(allowedOperations);
        allowedOrderTypes = List.copyOf(allowedOrderTypes);
    }
}
