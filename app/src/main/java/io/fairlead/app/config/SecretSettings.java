package io.fairlead.app.config;

import io.fairlead.app.secret.SecretRef;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the keystore and the vault are that secret references speak of.
public record SecretSettings(Path keystore, @Nullable Path keyFile, VaultSettings vault) {
    static final Key<Path> KEYSTORE =
            Key.of("keystore", Scalars.PATH, "~/.fairlead/secrets.keystore", "The keystore of `fairlead secret set`.");
    static final Key<Path> KEY_FILE = Key.optional(
            "key-file",
            Scalars.PATH,
            "Owner-only file with the keystore's passphrase; without one, FAIRLEAD_KEYSTORE_PASSPHRASE has it.");

    /// HashiCorp Vault; null parts mean that it is not used.
    public record VaultSettings(
            @Nullable String address,
            @Nullable SecretRef token,
            @Nullable String namespace) {
        static final Key<String> ADDRESS = Key.optional(
                "address", Scalars.text("an address, as https://vault.example.com:8200", 255), "Where Vault answers.");
        static final Key<SecretRef> TOKEN =
                Key.optional("token", Scalars.SECRET, "Vault's own token: env:VAULT_TOKEN or file:/path.");
        static final Key<String> NAMESPACE =
                Key.optional("namespace", Scalars.text("a namespace", 255), "Vault namespace, where there are any.");
        static final Table TABLE = Table.of("HashiCorp Vault, KV version 2.", ADDRESS, TOKEN, NAMESPACE);

        static VaultSettings of(Values values) {
            return new VaultSettings(values.find(ADDRESS), values.find(TOKEN), values.find(NAMESPACE));
        }
    }

    static final Key<Values> VAULT = Key.section("vault", VaultSettings.TABLE);
    static final Table TABLE = Table.of("Where secrets are kept.", KEYSTORE, KEY_FILE, VAULT);

    static SecretSettings of(Values values) {
        return new SecretSettings(values.get(KEYSTORE), values.find(KEY_FILE), VaultSettings.of(values.get(VAULT)));
    }
}
