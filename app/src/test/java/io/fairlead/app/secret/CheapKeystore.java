package io.fairlead.app.secret;

import java.nio.file.Path;

/// A keystore whose passphrase costs little to guess, for tests that are not about that: the real effort is seconds
/// of a processor in a JVM that lives as briefly as a test's.
public final class CheapKeystore {
    static final int ITERATIONS = 1_000;

    private CheapKeystore() {}

    /// Makes the file, with one secret in it.
    public static void with(Path file, String passphrase, String name, String secret) {
        Keystore.open(file, Secret.of(passphrase), ITERATIONS).set(name, Secret.of(secret));
    }
}
