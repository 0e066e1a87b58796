package io.fairlead.sim.tradelocker;

import io.fairlead.sim.tradelocker.TradeLockerConfig.AccountSetup;
import io.fairlead.sim.tradelocker.TradeLockerConfig.Login;
import org.jspecify.annotations.Nullable;

/// A token that the venue gave out; `account` is that of a stream token, null for the others. Immutable; prints
/// no text.
record Token(String text, Kind kind, Login login, @Nullable AccountSetup account, long expiresNanos) {
    enum Kind {
        ACCESS,
        REFRESH,
        STREAM
    }

    @Override
    public String toString() {
        return kind + " of " + login;
    }
}
