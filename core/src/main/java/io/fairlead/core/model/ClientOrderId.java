package io.fairlead.core.model;

/// The id that the client gave to its order; unique within an account for the whole retention.
public record ClientOrderId(String value) {
    public ClientOrderId {
        Ids.check("ClientOrderId", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
