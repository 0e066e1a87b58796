package io.fairlead.core.model;

/// Our name of a venue connection, as the configuration spells it.
public record VenueId(String value) {
    public VenueId {
        Ids.check("VenueId", value, 32);
    }

    @Override
    public String toString() {
        return value;
    }
}
