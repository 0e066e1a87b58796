package io.fairlead.sim.fix;

/// One FIX session that the venue accepts: the client's comp id, what it may do there, how it must identify itself, and
/// which FIX it speaks. Sessions of one `owner` share their orders: each may ask about, replace and cancel those of the
/// others.
public record FixLogin(
        String clientCompId,
        Role role,
        boolean tls,
        String username,
        String password,
        String owner,
        Protocol protocol) {
    /// A session of FIX 4.4 that shares its orders with no other.
    public FixLogin(String clientCompId, Role role, boolean tls, String username, String password) {
        this(clientCompId, role, tls, username, password, clientCompId, Protocol.FIX_4_4);
    }

    /// The same, sharing its orders with every session of this owner.
    public FixLogin ownedBy(String other) {
        return new FixLogin(clientCompId, role, tls, username, password, other, protocol);
    }

    /// The same, speaking another FIX.
    public FixLogin speaking(Protocol other) {
        return new FixLogin(clientCompId, role, tls, username, password, owner, other);
    }

    /// What a session is for.
    public enum Role {
        ORDERS,
        MARKET_DATA,
        BOTH,
        /// Is sent a copy of every execution report of every order, and may ask for nothing.
        DROP_COPY
    }

    /// What a session speaks.
    public enum Protocol {
        FIX_4_4("FIX.4.4"),
        /// Session by FIXT.1.1, messages by FIX 5.0 SP2.
        FIXT_1_1("FIXT.1.1");

        private final String beginString;

        Protocol(String beginString) {
            this.beginString = beginString;
        }

        /// BeginString(8).
        public String beginString() {
            return beginString;
        }
    }

    @Override
    public String toString() {
        return "FixLogin[" + clientCompId + ", " + role + ", " + protocol + ", tls=" + tls + ", " + username + ", ***]";
    }
}
