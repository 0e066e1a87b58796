package io.fairlead.app.secret;

/// The one port through which secrets come. Any thread; may read files or the network.
@FunctionalInterface
public interface Secrets {
    /// The secret itself; the caller closes it.
    ///
    /// @throws SecretException if it is not there, or not kept safely
    Secret resolve(SecretRef ref);
}
