package io.fairlead.app.config;

import io.fairlead.app.secret.SecretRef;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a session's connection is encrypted. Certificates are always verified.
public record TlsSettings(
        boolean enabled,
        @Nullable Path ca,
        @Nullable Path clientCert,
        @Nullable SecretRef clientCertPassword,
        String minVersion) {

    static final Key<Boolean> ENABLED = Key.of(
            "enabled", Scalars.FLAG, "true", "Whether the connection is encrypted; switch it off only in a tunnel.");
    static final Key<Path> CA = Key.optional(
            "ca",
            Scalars.PATH,
            "PEM file with the certificates to trust; without one, those of the Java installation.");
    static final Key<Path> CLIENT_CERT = Key.optional(
            "client-cert", Scalars.PATH, "PKCS#12 file with our certificate and key, where the venue wants one.");
    static final Key<SecretRef> CLIENT_CERT_PASSWORD =
            Key.optional("client-cert-password", Scalars.SECRET, "The password of that file.");
    static final Key<String> MIN_VERSION =
            Key.of("min-version", Scalars.oneOf(versions()), "1.2", "Oldest TLS version to accept.");
    static final Table TABLE =
            Table.of("Encryption of the connection.", ENABLED, CA, CLIENT_CERT, CLIENT_CERT_PASSWORD, MIN_VERSION);

    static TlsSettings of(Values values) {
        return new TlsSettings(
                values.get(ENABLED),
                values.find(CA),
                values.find(CLIENT_CERT),
                values.find(CLIENT_CERT_PASSWORD),
                values.get(MIN_VERSION));
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("1.2", "TLSv1.2");
        versions.put("1.3", "TLSv1.3");
        return versions;
    }
}
