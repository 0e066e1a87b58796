package io.fairlead.app.secret;

import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.response.LogicalResponse;
import org.jspecify.annotations.Nullable;

/// Reads secrets from HashiCorp Vault's KV engine, version 2. Any thread; each read is one HTTPS request with a limit.
public final class VaultReader {
    private static final int TIMEOUT_SECONDS = 5;

    private final String address;
    private final Vault vault;

    private VaultReader(String address, Vault vault) {
        this.address = address;
        this.vault = vault;
    }

    /// The token is not kept in clear beyond the driver's own configuration.
    public static VaultReader open(String address, Secret token, @Nullable String namespace) {
        try {
            VaultConfig config = new VaultConfig()
                    .address(address)
                    .token(token.text())
                    .engineVersion(2)
                    .openTimeout(TIMEOUT_SECONDS)
                    .readTimeout(TIMEOUT_SECONDS);
            if (namespace != null) {
                config.nameSpace(namespace);
            }
            return new VaultReader(address, Vault.create(config.build()));
        } catch (VaultException e) {
            throw new SecretException("cannot use Vault at " + address + ": " + e.getMessage(), e);
        }
    }

    /// `path` begins with the mount, as `secret/fairlead/yofx`.
    Secret read(String path, String key) {
        LogicalResponse response = request(path);
        int status = response.getRestResponse().getStatus();
        switch (status) {
            case 200 -> {}
            case 403 -> throw new SecretException("Vault at " + address + " forbids its token to read " + path);
            case 404 -> throw new SecretException("Vault at " + address + " has nothing at " + path);
            default -> throw new SecretException("Vault at " + address + " answered " + status + " for " + path);
        }
        String value = response.getData().get(key);
        if (value == null) {
            throw new SecretException("Vault at " + address + " has no key '" + key + "' at " + path);
        }
        return Secret.of(value);
    }

    private LogicalResponse request(String path) {
        try {
            return vault.logical().read(path);
        } catch (VaultException e) {
            throw new SecretException("cannot read " + path + " from Vault at " + address, e);
        }
    }
}
