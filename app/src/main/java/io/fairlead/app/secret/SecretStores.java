package io.fairlead.app.secret;

import java.util.Map;
import java.util.function.Supplier;

/// Finds secrets in all the places that a `SecretRef` can name. Immutable; keystore and vault are opened when first
/// asked for, so that nobody needs what is not used.
public record SecretStores(Map<String, String> environment, Supplier<Keystore> keystore, Supplier<VaultReader> vault)
        implements Secrets {
    public SecretStores {
        environment = Map.copyOf(environment);
    }

    @Override
    public Secret resolve(SecretRef ref) {
        Secret secret = switch (ref) {
            case SecretRef.Env(String variable) -> fromEnvironment(variable);
            case SecretRef.File(var path) -> OwnerOnly.readSecret(path);
            case SecretRef.Keystore(String name) -> keystore.get().get(name);
            case SecretRef.Vault(String path, String key) -> vault.get().read(path, key);
        };
        if (secret.isEmpty()) {
            throw new SecretException(ref + " is empty");
        }
        return secret;
    }

    private Secret fromEnvironment(String variable) {
        String value = environment.get(variable);
        if (value == null) {
            throw new SecretException("environment variable " + variable + " is not set");
        }
        return Secret.of(value);
    }
}
