package io.fairlead.fix.transport;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;

/// Makes TLS engines from settings. Files are read when it is made, so that what is wrong with them shows before the
/// first connection, and again before a connection if they have changed since: new connections use what is new, those
/// that are up go on with what they have. Any thread.
public final class TlsContext {
    private final TlsSettings settings;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile TlsMaterial material;
    private volatile String problem = "";
    private final AtomicReference<List<CertificateFacts>> shown = new AtomicReference<>(List.of());
    private volatile String agreed = "";

    private TlsContext(TlsSettings settings) {
        this.settings = settings;
        material = TlsMaterial.read(settings, shown::set);
    }

    /// Reads the files that the settings name.
    ///
    /// @throws IllegalArgumentException saying which file is unusable, and why
    public static TlsContext of(TlsSettings settings) {
        return new TlsContext(settings);
    }

    /// Reads the files again, for the connections to come.
    ///
    /// @throws IllegalArgumentException saying which file is unusable, and why; what was read before stays in use
    public void reload() {
        reloading.lock();
        try {
            material = TlsMaterial.read(settings, shown::set);
            problem = "";
        } finally {
            reloading.unlock();
        }
    }

    /// Why files that have changed are not in use, or an empty text. Certificate and key are seldom replaced at the
    /// same instant, so this may pass.
    public String problem() {
        return problem;
    }

    /// Our own certificates and those we trust by file.
    public List<CertificateFacts> certificates() {
        return material.certificates();
    }

    /// The chain that a counterparty showed last, believed or not, its own certificate first; empty before the first.
    public List<CertificateFacts> shown() {
        return Objects.requireNonNull(shown.get());
    }

    /// What the last handshake ended with, as `TLSv1.3, TLS_AES_256_GCM_SHA384`; empty before the first.
    public String agreed() {
        return agreed;
    }

    void shook(TlsLink link) {
        shown.set(link.certificates());
        agreed = link.agreed();
    }

    private TlsMaterial current() {
        if (material.stale()) {
            try {
                reload();
            } catch (IllegalArgumentException e) {
                problem = "changed certificates are not in use: " + e.getMessage();
            }
        }
        return material;
    }

    /// An engine for connecting to this host: its name goes out as SNI, and the certificate must be for it.
    SSLEngine client(String host, int port) {
        String name = settings.serverName().isEmpty() ? host : settings.serverName();
        SSLEngine engine = current().context().createSSLEngine(name, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(settings.protocols().toArray(String[]::new));
        if (!literalAddress(name)) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /// An engine for a counterparty that connected to us.
    SSLEngine server() {
        SSLEngine engine = current().context().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(settings.protocols().toArray(String[]::new));
        engine.setNeedClientAuth(
                switch (settings.clients()) {
                    case MUST_SHOW_CERTIFICATE -> true;
                    case NEED_NO_CERTIFICATE -> false;
                });
        return engine;
    }

    /// Makes blocking sockets for other protocols than FIX; who uses them verifies the name of the host.
    public SSLSocketFactory sockets() {
        return current().context().getSocketFactory();
    }

    static boolean literalAddress(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
