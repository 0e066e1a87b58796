package io.fairlead.fix.transport;

import io.fairlead.fix.transport.CertificateFacts.Holder;
import io.fairlead.fix.transport.TlsSettings.Identity;
import io.fairlead.fix.transport.TlsSettings.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Certificates and keys as they were on disk at one moment. Immutable.
///
/// @param stamps what the files looked like before they were read
record TlsMaterial(SSLContext context, List<CertificateFacts> certificates, List<Stamp> stamps) {
    /// Enough of a file to see that it changed.
    record Stamp(Path file, long modifiedMillis, long size) {
        private static final long UNREADABLE = -1;

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(file, attributes.lastModifiedTime().toMillis(), attributes.size());
            } catch (IOException _) {
                return new Stamp(file, UNREADABLE, UNREADABLE);
            }
        }
    }

    /// Reads the files that the settings name.
    ///
    /// @param shown told of each chain that a counterparty shows
    /// @throws IllegalArgumentException saying which file is unusable, and why
    static TlsMaterial read(TlsSettings settings, Consumer<List<CertificateFacts>> shown) {
        List<Stamp> stamps = files(settings).stream().map(Stamp::of).toList();
        List<CertificateFacts> facts = new ArrayList<>();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(settings.identity(), facts), trust(settings, facts, shown), null);
            return new TlsMaterial(context, List.copyOf(facts), stamps);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("TLS settings are unusable: " + e.getMessage(), e);
        }
    }

    /// Whether a file has changed since.
    boolean stale() {
        return stamps.stream().anyMatch(stamp -> !Stamp.of(stamp.file).equals(stamp));
    }

    private static List<Path> files(TlsSettings settings) {
        List<Path> files = new ArrayList<>();
        switch (settings.trust()) {
            case Trust.Authorities _ -> {}
            case Trust.PemFile pem -> files.add(pem.file());
            case Trust.KeyStoreFile store -> files.add(store.file());
        }
        switch (settings.identity()) {
            case Identity.Anonymous _ -> {}
            case Identity.PemFiles pem -> files.addAll(List.of(pem.certificates(), pem.privateKey()));
            case Identity.KeyStoreFile store -> files.add(store.file());
        }
        return files;
    }

    private static TrustManager[] trust(
            TlsSettings settings, List<CertificateFacts> facts, Consumer<List<CertificateFacts>> shown)
            throws GeneralSecurityException {
        KeyStore store = switch (settings.trust()) {
            case Trust.Authorities _ -> null;
            case Trust.PemFile pem -> PemFiles.trustStore(pem.file());
            case Trust.KeyStoreFile file -> keyStore(file.file(), file.passphrase());
        };
        if (store != null) {
            for (String alias : Collections.list(store.aliases())) {
                tell(Holder.TRUSTED, new Certificate[] {store.getCertificate(alias)}, facts);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509ExtendedTrustManager checks) {
                return new TrustManager[] {new PinnedTrust(checks, settings.pins(), shown)};
            }
        }
        throw new GeneralSecurityException("the JDK has no checks of X.509 chains");
    }

    private static KeyManager @Nullable [] keys(Identity identity, List<CertificateFacts> facts)
            throws GeneralSecurityException {
        return switch (identity) {
            case Identity.Anonymous _ -> null;
            case Identity.PemFiles pem -> keys(PemFiles.keyStore(pem), Passphrase.NONE, facts);
            case Identity.KeyStoreFile store ->
                keys(keyStore(store.file(), store.passphrase()), store.passphrase(), facts);
        };
    }

    private static KeyManager[] keys(KeyStore store, Passphrase passphrase, List<CertificateFacts> facts)
            throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                tell(Holder.OURS, store.getCertificateChain(alias), facts);
            }
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        char[] characters = passphrase.characters();
        try {
            factory.init(store, characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
        return factory.getKeyManagers();
    }

    private static void tell(Holder holder, Certificate @Nullable [] chain, List<CertificateFacts> facts) {
        if (chain != null) {
            facts.addAll(CertificateFacts.of(holder, chain));
        }
    }

    /// PKCS#12 or JKS, by what is in the file.
    private static KeyStore keyStore(Path file, Passphrase passphrase) throws GeneralSecurityException {
        char[] characters = passphrase.characters();
        try {
            return KeyStore.getInstance(file.toFile(), characters);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " can't be read as PKCS#12 or JKS: " + e.getMessage(), e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
