package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;

/// Decides for an acceptor whether a Logon(A) may pass. Pure; must not block.
@FunctionalInterface
public interface Authenticator {
    /// Lets everyone in whose comp ids match.
    Authenticator ANYONE = _ -> true;

    /// Whether the Logon's Username(553), Password(554) or signature are right.
    boolean accepts(FixMessage logon);

    /// Compares Username(553) and Password(554) with the given ones.
    static Authenticator of(Credentials expected) {
        return logon -> expected.username().equals(logon.string(553))
                && expected.password().equals(logon.string(554));
    }
}
