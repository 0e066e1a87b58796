package io.fairlead.app.server;

import io.fairlead.core.model.Origin;
import org.jspecify.annotations.Nullable;

/// Who makes a request: the bearer of a token, or nobody known (null role).
record Caller(String name, String tokenId, @Nullable Role role, String address) {
    static Caller anonymous(String address) {
        return new Caller("anonymous", "-", null, address);
    }

    /// For records of who did what.
    String who() {
        return name + ", token " + tokenId + " at " + address;
    }

    boolean may(Role needed) {
        return role != null && role.covers(needed);
    }

    Origin origin() {
        return new Origin(name, tokenId, address);
    }
}
