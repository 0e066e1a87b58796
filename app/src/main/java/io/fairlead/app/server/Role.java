package io.fairlead.app.server;

/// What the bearer of a token may do. Each role may also do what the ones before it may.
public enum Role {
    /// Looks at everything but secrets and tokens.
    VIEWER,
    /// Places, changes and cancels orders; closes positions; disarms accounts; kills.
    TRADER,
    /// Releases kills, arms accounts, steers sessions, makes and revokes tokens.
    ADMIN;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
