package io.fairlead.fix.transport;

/// Where a password is had from when it is needed: for the passphrase of a key file, or a proxy's password. Any thread.
/// What it gives is a copy for the caller, who wipes it after use; so nothing here keeps a password in memory unless
/// the owner of the source does.
@FunctionalInterface
public interface Passphrase {
    /// There is none.
    Passphrase NONE = () -> new char[0];

    /// A fresh copy of the password.
    char[] characters();
}
