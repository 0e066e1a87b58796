package io.fairlead.fix.transport;

import io.fairlead.fix.transport.TlsSettings.Identity;
import io.fairlead.fix.transport.TlsSettings.Passphrase;
import io.fairlead.fix.transport.TlsSettings.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Makes TLS engines from settings. Files are read when it is made, so that what is wrong with them shows before the
/// first connection. Immutable; any thread.
public final class TlsContext {
    private static final String NO_PASSPHRASE = "";

    private final SSLContext context;
    private final String[] protocols;
    private final boolean clientsMustShowCertificate;

    private TlsContext(SSLContext context, TlsSettings settings) {
        this.context = context;
        protocols = settings.protocols().toArray(String[]::new);
        clientsMustShowCertificate = !(settings.trust() instanceof Trust.Authorities);
    }

    /// Reads the files that the settings name.
    ///
    /// @throws IllegalArgumentException saying which file is unusable, and why
    public static TlsContext of(TlsSettings settings) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(settings.identity()), trust(settings.trust()), null);
            return new TlsContext(context, settings);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("TLS settings are unusable: " + e.getMessage(), e);
        }
    }

    /// An engine for connecting to this host: its name goes out as SNI, and the certificate must be for it.
    SSLEngine client(String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(protocols);
        if (!literalAddress(host)) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// An engine for a counterparty that connected to us. Where the settings name whom to trust, it must show a
    /// certificate.
    SSLEngine server() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(protocols);
        engine.setNeedClientAuth(clientsMustShowCertificate);
        return engine;
    }

    private static boolean literalAddress(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static TrustManager @Nullable [] trust(Trust trust) throws GeneralSecurityException {
        KeyStore store = switch (trust) {
            case Trust.Authorities _ -> null;
            case Trust.PemFile pem -> PemFiles.trustStore(pem.file());
            case Trust.Pkcs12File pkcs12 -> pkcs12(pkcs12.file(), pkcs12.passphrase());
        };
        if (store == null) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keys(Identity identity) throws GeneralSecurityException {
        return switch (identity) {
            case Identity.Anonymous _ -> null;
            case Identity.PemFiles pem ->
                keys(PemFiles.keyStore(pem.certificates(), pem.privateKey()), NO_PASSPHRASE.toCharArray());
            case Identity.Pkcs12File pkcs12 ->
                keys(
                        pkcs12(pkcs12.file(), pkcs12.passphrase()),
                        pkcs12.passphrase().value().toCharArray());
        };
    }

    private static KeyManager[] keys(KeyStore store, char[] passphrase) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, passphrase);
        Arrays.fill(passphrase, '\0');
        return factory.getKeyManagers();
    }

    private static KeyStore pkcs12(Path file, Passphrase passphrase) throws GeneralSecurityException {
        char[] characters = passphrase.value().toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, characters);
            return store;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read as PKCS#12: " + e.getMessage(), e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
