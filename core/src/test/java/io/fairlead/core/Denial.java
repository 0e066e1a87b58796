package io.fairlead.core;

import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.order.LiveOrder;

/// A venue's answer that it knows no such order: OrdRejReason(103) 5, and no id of its own.
final class Denial {
    private Denial() {}

    static Fixture.Report of(LiveOrder order) {
        return new Fixture.Report(order).status(OrdStatus.REJECTED).reason(5).venueOrder(null);
    }
}
