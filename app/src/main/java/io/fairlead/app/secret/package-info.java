/// Owns how secrets are found and kept: environment, owner-only files, our keystore, HashiCorp Vault.
/// Any thread; a `Secret` belongs to whoever resolved it and is wiped by them.
/// Start at `Secrets`, the one port, and `SecretRef`, what stands in a configuration file.
@NullMarked
package io.fairlead.app.secret;

import org.jspecify.annotations.NullMarked;
