package io.fairlead.core.model;

/// OrderID(37): the venue's id of an order.
public record VenueOrderId(String value) {
    public VenueOrderId {
        Ids.check("VenueOrderId", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}
