package io.fairlead.core.model;

/// The venue's id of one position of a hedging account.
public record VenuePositionId(String value) {
    public VenuePositionId {
        Ids.check("VenuePositionId", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}
