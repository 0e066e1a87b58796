package io.fairlead.core.model;

/// Names a group of orders: the id of its first order.
public record GroupId(String value) {
    public GroupId {
        Ids.check("GroupId", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
