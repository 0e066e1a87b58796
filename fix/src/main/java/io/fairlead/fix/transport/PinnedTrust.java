package io.fairlead.fix.transport;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Believes a chain if the JDK's checks do, and, where keys are pinned, if one of them is on it. Pins come on top
/// of the checks of names, dates and signatures, never instead of them. Tells which chain was shown, believed or
/// not: what is not believed is what people must look at. Any thread.
final class PinnedTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager checks;
    private final Set<KeyPin> pins;
    private final Consumer<List<CertificateFacts>> shown;

    /// @param pins none lets every chain pass that the checks believe
    /// @param shown told of each chain before it is judged
    PinnedTrust(X509ExtendedTrustManager checks, Set<KeyPin> pins, Consumer<List<CertificateFacts>> shown) {
        super();
        this.checks = checks;
        this.pins = pins;
        this.shown = shown;
    }

    private void tell(X509Certificate[] chain) {
        shown.accept(CertificateFacts.of(CertificateFacts.Holder.THEIRS, chain));
    }

    private void pinned(X509Certificate[] sent) throws CertificateException {
        if (pins.isEmpty()) {
            return;
        }
        List<X509Certificate> chain = linked(sent);
        if (chain.stream().map(KeyPin::of).noneMatch(pins::contains)) {
            throw new CertificateException("no key of the counterparty's chain is pinned; its own is "
                    + KeyPin.of(sent[0])
                    + ", to be compared with what the counterparty publishes before it is added");
        }
    }

    /// The chain from the counterparty's own certificate up, each signed by the next. A peer may send others beside
    /// it, such as a pinned one that it has nothing to do with: those do not count.
    private List<X509Certificate> linked(X509Certificate[] sent) {
        List<X509Certificate> known = new ArrayList<>(List.of(sent));
        known.addAll(List.of(checks.getAcceptedIssuers()));
        List<X509Certificate> chain = new ArrayList<>();
        X509Certificate next = sent[0];
        while (next != null && !chain.contains(next)) {
            chain.add(next);
            next = issuer(next, known);
        }
        return chain;
    }

    private static @Nullable X509Certificate issuer(X509Certificate of, List<X509Certificate> known) {
        for (X509Certificate each : known) {
            if (each.getSubjectX500Principal().equals(of.getIssuerX500Principal()) && signed(of, each)) {
                return each;
            }
        }
        return null;
    }

    private static boolean signed(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            // Another certificate of the same name signed it.
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        tell(chain);
        checks.checkServerTrusted(chain, authType, engine);
        pinned(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        tell(chain);
        checks.checkClientTrusted(chain, authType, engine);
        pinned(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        tell(chain);
        checks.checkServerTrusted(chain, authType, socket);
        pinned(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        tell(chain);
        checks.checkClientTrusted(chain, authType, socket);
        pinned(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        tell(chain);
        checks.checkServerTrusted(chain, authType);
        pinned(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        tell(chain);
        checks.checkClientTrusted(chain, authType);
        pinned(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return checks.getAcceptedIssuers();
    }
}
