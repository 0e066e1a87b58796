package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;

/// An order at one moment, as the venue knows it. `rank` is its place in time priority; `triggered` says whether
/// a stop has become active; `origClOrdId` is empty until a replace changed the client order id.
public record OrderSnapshot(Ids ids, String symbol, Terms terms, OrdStatus status, Fills fills, Place place) {

    public record Ids(String owner, String account, String orderId, String clOrdId, String origClOrdId) {}

    /// What was filled so far. `notionalTicks` is the exact sum of ticks × lots; `avgPx`, zero while nothing was
    /// filled, is rounded to 12 places.
    public record Fills(Decimal cumQty, Decimal leavesQty, Decimal avgPx, long notionalTicks) {
        public static final Fills NONE = new Fills(Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, 0);
    }

    public record Place(long rank, boolean triggered, long enteredNanos) {}

    public boolean open() {
        return isOpen(status);
    }

    static boolean isOpen(OrdStatus status) {
        return switch (status) {
            case NEW, PARTIALLY_FILLED, PENDING_CANCEL, PENDING_REPLACE, PENDING_NEW, ACCEPTED_FOR_BIDDING -> true;
            case STOPPED, SUSPENDED, CALCULATED -> true;
            case FILLED, DONE_FOR_DAY, CANCELED, REPLACED, REJECTED, EXPIRED -> false;
        };
    }
}
