package io.fairlead.sim.fix;

/// One FIX session that the venue accepts: the client's comp id, what it may do there, how it must identify itself.
/// Sessions of one `owner` share their orders: each may ask about, replace and cancel those of the others.
public record FixLogin(String clientCompId, Role role, boolean tls, String username, String password, String owner) {
    /// A session that shares its orders with no other.
    public FixLogin(String clientCompId, Role role, boolean tls, String username, String password) {
        this(clientCompId, role, tls, username, password, clientCompId);
    }

    /// The same, sharing its orders with every session of this owner.
    public FixLogin ownedBy(String other) {
        return new FixLogin(clientCompId, role, tls, username, password, other);
    }

    /// What a session is for.
    public enum Role {
        ORDERS,
        MARKET_DATA,
        BOTH
    }

    @Override
    public String toString() {
        return "FixLogin[" + clientCompId + ", " + role + ", tls=" + tls + ", " + username + ", ***]";
    }
}
