package io.fairlead.app.secret;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where a secret is kept: what stands in a configuration file in place of it.
public sealed interface SecretRef {
    String FORMS = "env:NAME, file:/path, keystore:NAME or vault:path#key";

    /// An environment variable.
    record Env(String variable) implements SecretRef {
        @Override
        public String toString() {
            return "env:" + variable;
        }
    }

    /// The first line of a file that only its owner may read.
    record File(Path path) implements SecretRef {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /// An entry of our keystore.
    record Keystore(String name) implements SecretRef {
        @Override
        public String toString() {
            return "keystore:" + name;
        }
    }

    /// A key of a secret in HashiCorp Vault's KV engine.
    record Vault(String path, String key) implements SecretRef {
        @Override
        public String toString() {
            return "vault:" + path + "#" + key;
        }
    }

    /// What a name in the keystore and an environment variable may look like.
    Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

    Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    Pattern VAULT = Pattern.compile("([A-Za-z0-9._/-]{1,200})#([A-Za-z0-9._-]{1,100})");

    /// Reads one of the four forms. The message never repeats the text: it may be the secret itself.
    ///
    /// @throws IllegalArgumentException if it is none of them
    static SecretRef parse(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "env" -> new Env(named(rest, "env:NAME"));
            case "file" -> new File(path(rest));
            case "keystore" -> new Keystore(named(rest, "keystore:NAME"));
            case "vault" -> vault(rest);
            default -> throw new IllegalArgumentException(literal(text));
        };
    }

    private static String literal(String text) {
        var variable = SUBSTITUTION.matcher(text);
        return variable.matches()
                ? "a secret is not substituted; write env:" + variable.group(1) + " instead of " + text
                : "a literal secret must not stand in the configuration; name where it is kept: " + FORMS;
    }

    private static String named(String name, String form) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    form + " needs a NAME of 1 to 64 letters, digits, '.', '_' and '-', had " + name.length());
        }
        return name;
    }

    private static Path path(String text) {
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("file: needs a path behind it");
        }
        return Path.of(text);
    }

    private static Vault vault(String text) {
        var matcher = VAULT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("vault: needs path#key, as vault:secret/fairlead/yofx#password");
        }
        return new Vault(matcher.group(1), matcher.group(2));
    }
}
