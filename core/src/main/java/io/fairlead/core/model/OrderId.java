package io.fairlead.core.model;

/// Our id of an order, and of every request to a venue about it: what goes out as ClOrdID(11).
///
/// At most 18 characters of `[A-Za-z0-9._~-]`, the rule of the tightest venue: a hash of account and client order id,
/// the synced start epoch and a counter, so that a retry after a power cut finds the adopted order by that hash.
/// The first request's id names the order for life; a replace or cancel gets one of its own.
public record OrderId(String value) {
    public static final int MAX_LENGTH = 18;

    public OrderId {
        Ids.check("OrderId", value, MAX_LENGTH);
        for (int i = 0; i < value.length(); i++) {
            if (!isAllowed(value.charAt(i))) {
                throw new IllegalArgumentException("OrderId may hold only [A-Za-z0-9._~-], was '" + value + "'");
            }
        }
    }

    private static boolean isAllowed(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._~-".indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
