package io.fairlead.core.event;

import io.fairlead.core.model.VenueId;

/// The venue's copy of a report of some order of the account, on a connection that only tells. By itself it moves no
/// order: it is compared with what the order's own connection tells.
public record DropCopy(ExecutionReport report) implements VenueInput {
    @Override
    public VenueId venue() {
        return report.venue();
    }
}
