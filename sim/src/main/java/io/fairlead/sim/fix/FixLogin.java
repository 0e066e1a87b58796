package io.fairlead.sim.fix;

/// One FIX session that the venue accepts: the client's comp id, what it may do there, how it must identify itself.
public record FixLogin(String clientCompId, Role role, boolean tls, String username, String password) {
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
