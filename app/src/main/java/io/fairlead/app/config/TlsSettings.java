package io.fairlead.app.config;

import io.fairlead.app.secret.SecretRef;
import io.fairlead.fix.transport.KeyPin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a session's connection is encrypted. Certificates are always verified.
public record TlsSettings(
        boolean enabled,
        Trust trust,
        Identity identity,
        String minVersion,
        @Nullable String serverName) {

    /// Whose certificates are believed: those of the file, with a password where it is a key store; pins come on top.
    public record Trust(@Nullable Path ca, @Nullable SecretRef caPassword, List<KeyPin> pins) {}

    /// Our certificate: PEM where the key is a file of its own, otherwise a key store with both.
    public record Identity(
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable SecretRef password) {}

    static final Key<Boolean> ENABLED = Key.of(
            "enabled", Scalars.FLAG, "true", "Whether the connection is encrypted; switch it off only in a tunnel.");
    static final Key<Path> CA = Key.optional(
            "ca",
            Scalars.PATH,
            "File with the certificates to trust: PEM, or PKCS#12 or JKS with ca-password; without one, those of the"
                    + " Java installation. A file that changes is read again for the next connection.");
    static final Key<SecretRef> CA_PASSWORD =
            Key.optional("ca-password", Scalars.SECRET, "The password of that file, if it is PKCS#12 or JKS.");
    static final Key<List<KeyPin>> PINS = Key.optional(
            "pins",
            new Shape.Several<>(new Shape.Scalar<>(
                    "sha256/ and the Base64 of the SHA-256 of a public key",
                    Map.of("type", "string", "pattern", "^(sha256/)?[A-Za-z0-9+/]{43}=$"),
                    KeyPin::of)),
            "Keys of which the venue's chain must have one, besides being trusted. Name the next key beside the present"
                    + " one, or the day it changes is a day without trading.");
    static final Key<Path> CLIENT_CERT = Key.optional(
            "client-cert",
            Scalars.PATH,
            "Our certificate, where the venue wants one: a PKCS#12 or JKS file with its key, or PEM together with"
                    + " client-key. Read again when it changes.");
    static final Key<Path> CLIENT_KEY = Key.optional(
            "client-key", Scalars.PATH, "PEM file with the key of a client-cert in PEM: PKCS#8, PKCS#1 or SEC1.");
    static final Key<SecretRef> CLIENT_CERT_PASSWORD = Key.optional(
            "client-cert-password", Scalars.SECRET, "The password of the PKCS#12 or JKS file, or of the key.");
    static final Key<String> MIN_VERSION =
            Key.of("min-version", Scalars.oneOf(versions()), "1.2", "Oldest TLS version to accept.");
    static final Key<String> SERVER_NAME = Key.optional(
            "server-name",
            Scalars.HOST_NAME,
            "Name to ask for and to verify, where the venue's certificate is for another than its host.");
    static final Table TABLE = Table.of(
            "Encryption of the connection.",
            ENABLED,
            CA,
            CA_PASSWORD,
            PINS,
            CLIENT_CERT,
            CLIENT_KEY,
            CLIENT_CERT_PASSWORD,
            MIN_VERSION,
            SERVER_NAME);

    static TlsSettings of(Values values) {
        List<KeyPin> pins = values.find(PINS);
        return new TlsSettings(
                values.get(ENABLED),
                new Trust(values.find(CA), values.find(CA_PASSWORD), pins == null ? List.of() : pins),
                new Identity(values.find(CLIENT_CERT), values.find(CLIENT_KEY), values.find(CLIENT_CERT_PASSWORD)),
                values.get(MIN_VERSION),
                values.find(SERVER_NAME));
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("1.2", "TLSv1.2");
        versions.put("1.3", "TLSv1.3");
        return versions;
    }
}
