package io.fairlead.app.run;

import io.fairlead.app.config.SecretSettings;
import io.fairlead.app.secret.Keystore;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.SecretException;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.app.secret.SecretStores;
import io.fairlead.app.secret.Secrets;
import io.fairlead.app.secret.VaultReader;
import java.util.Map;
import java.util.function.Consumer;

/// Opens the places where secrets are kept, as the configuration says. Used by the main thread.
public final class SecretAccess {
    private SecretAccess() {}

    /// Opens keystore and vault when they are first asked for.
    ///
    /// @param noticed told of what opens keystore and vault, which nobody else ever sees
    public static Secrets of(SecretSettings settings, Map<String, String> environment, Consumer<Secret> noticed) {
        return new SecretStores(
                environment,
                () -> keystore(settings, environment, noticed),
                () -> vault(settings, environment, noticed));
    }

    private static Keystore keystore(
            SecretSettings settings, Map<String, String> environment, Consumer<Secret> noticed) {
        Secret passphrase = settings.keyFile() == null
                ? passphrase(settings, environment)
                : OwnerOnly.readSecret(settings.keyFile());
        noticed.accept(passphrase);
        return Keystore.open(settings.keystore(), passphrase);
    }

    private static Secret passphrase(SecretSettings settings, Map<String, String> environment) {
        String passphrase = environment.get("FAIRLEAD_KEYSTORE_PASSPHRASE");
        if (passphrase == null) {
            throw new SecretException("the keystore " + settings.keystore()
                    + " needs its passphrase: set secrets.key-file or FAIRLEAD_KEYSTORE_PASSPHRASE");
        }
        return Secret.of(passphrase);
    }

    private static VaultReader vault(
            SecretSettings settings, Map<String, String> environment, Consumer<Secret> noticed) {
        SecretSettings.VaultSettings vault = settings.vault();
        SecretRef reference = vault.token();
        if (vault.address() == null || reference == null) {
            throw new SecretException("a vault: secret needs secrets.vault with address and token");
        }
        if (reference instanceof SecretRef.Vault) {
            throw new SecretException("Vault's own token cannot be in Vault");
        }
        try (Secret token = of(settings, environment, noticed).resolve(reference)) {
            noticed.accept(token);
            return VaultReader.open(vault.address(), token, vault.namespace());
        }
    }
}
