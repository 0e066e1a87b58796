package io.fairlead.fix.transport;

import java.nio.file.Path;
import java.util.List;

/// What TLS trusts and who it says it is. Verification of names and chains has no switch.
///
/// @param protocols `TLSv1.3`, `TLSv1.2`, in order of preference
public record TlsSettings(Trust trust, Identity identity, List<String> protocols) {
    public TlsSettings {
        protocols = List.copyOf(protocols);
        if (protocols.isEmpty() || !List.of("TLSv1.3", "TLSv1.2").containsAll(protocols)) {
            throw new IllegalArgumentException("TLS protocols must be TLSv1.3 or TLSv1.2, were " + protocols);
        }
    }

    /// Trusts the usual authorities and shows no certificate.
    public static TlsSettings standard() {
        return new TlsSettings(new Trust.Authorities(), new Identity.Anonymous(), List.of("TLSv1.3", "TLSv1.2"));
    }

    /// The same with other trust.
    public TlsSettings withTrust(Trust value) {
        return new TlsSettings(value, identity, protocols);
    }

    /// The same with a certificate of our own.
    public TlsSettings withIdentity(Identity value) {
        return new TlsSettings(trust, value, protocols);
    }

    /// Whose certificates are believed.
    public sealed interface Trust {
        /// The authorities that come with the JDK.
        record Authorities() implements Trust {}

        /// The certificates in a PEM file.
        record PemFile(Path file) implements Trust {}

        /// The certificates in a PKCS#12 file.
        record Pkcs12File(Path file, Passphrase passphrase) implements Trust {}
    }

    /// Our own certificate.
    public sealed interface Identity {
        /// None.
        record Anonymous() implements Identity {}

        /// A certificate chain, and a private key as PKCS#8 (`BEGIN PRIVATE KEY`).
        record PemFiles(Path certificates, Path privateKey) implements Identity {}

        /// A PKCS#12 file with one key.
        record Pkcs12File(Path file, Passphrase passphrase) implements Identity {}
    }

    /// The passphrase of a file. Hides itself when printed.
    public record Passphrase(String value) {
        @Override
        public String toString() {
            return "Passphrase[***]";
        }
    }
}
