package io.fairlead.app;

import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/// Certificates that every JDK has, for tests that need some and not whose.
public final class JdkAuthorities {
    private JdkAuthorities() {}

    /// Two of them.
    public static List<X509Certificate> two() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, null);
        }
        List<String> names = Collections.list(store.aliases());
        return List.of((X509Certificate) store.getCertificate(names.getFirst()), (X509Certificate)
                store.getCertificate(names.getLast()));
    }

    public static void write(X509Certificate authority, Path file) throws IOException, GeneralSecurityException {
        String pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded());
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
    }

    /// Believes those in the file.
    public static TlsContext trusting(Path file) {
        return TlsContext.of(TlsSettings.standard().withTrust(new TlsSettings.Trust.PemFile(file)));
    }
}
