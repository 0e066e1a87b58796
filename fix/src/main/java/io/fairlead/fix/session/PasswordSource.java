package io.fairlead.fix.session;

/// Where a password is when it is needed: at each logon, so that a session holds none in between. Called on the
/// polling thread; must not block.
@FunctionalInterface
public interface PasswordSource {
    /// Has no password.
    PasswordSource NONE = () -> new char[0];

    /// The password in an array of its own, which the taker wipes; empty if there is none.
    char[] password();

    /// A password that stays in memory.
    static PasswordSource of(String password) {
        return password::toCharArray;
    }
}
