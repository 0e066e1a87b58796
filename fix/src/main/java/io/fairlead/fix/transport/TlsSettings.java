package io.fairlead.fix.transport;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What TLS trusts and who it says it is. Verification of names and chains has no switch.
///
/// @param protocols `TLSv1.3`, `TLSv1.2`, in order of preference
/// @param pins where there are any, a certificate of the other side's chain must have one of these keys, too; name
///     the next key beside the present one, or the day it changes is a day without trading
/// @param serverName the name to ask for (SNI) and to verify where it is not the host that is dialled; empty where
///     it is
/// @param clients what a listener asks of those who connect
public record TlsSettings(
        Trust trust, Identity identity, List<String> protocols, Set<KeyPin> pins, String serverName, Clients clients) {

    public TlsSettings {
        protocols = List.copyOf(protocols);
        pins = Set.copyOf(pins);
        if (clients == Clients.MUST_SHOW_CERTIFICATE && trust instanceof Trust.Authorities) {
            throw new IllegalArgumentException("a listener that requires certificates of its clients must name a file"
                    + " with those that it trusts: anybody can buy one of a public authority");
        }
        if (protocols.isEmpty() || !List.of("TLSv1.3", "TLSv1.2").containsAll(protocols)) {
            throw new IllegalArgumentException("TLS protocols must be TLSv1.3 or TLSv1.2, were " + protocols);
        }
    }

    /// Trusts the usual authorities and shows no certificate.
    public static TlsSettings standard() {
        return new TlsSettings(
                new Trust.Authorities(),
                new Identity.Anonymous(),
                List.of("TLSv1.3", "TLSv1.2"),
                Set.of(),
                "",
                Clients.NEED_NO_CERTIFICATE);
    }

    /// The same with other trust.
    public TlsSettings withTrust(Trust value) {
        return new TlsSettings(value, identity, protocols, pins, serverName, clients);
    }

    /// The same with a certificate of our own.
    public TlsSettings withIdentity(Identity value) {
        return new TlsSettings(trust, value, protocols, pins, serverName, clients);
    }

    /// The same with other versions.
    public TlsSettings withProtocols(String... values) {
        return new TlsSettings(trust, identity, List.of(values), pins, serverName, clients);
    }

    /// The same with pinned keys.
    public TlsSettings withPins(Set<KeyPin> values) {
        return new TlsSettings(trust, identity, protocols, values, serverName, clients);
    }

    /// The same for a server of another name than the host's.
    public TlsSettings withServerName(String value) {
        return new TlsSettings(trust, identity, protocols, pins, value, clients);
    }

    /// The same for a listener that wants a certificate, which `trust` must cover, of whoever connects.
    public TlsSettings requiringClientCertificates() {
        return new TlsSettings(trust, identity, protocols, pins, serverName, Clients.MUST_SHOW_CERTIFICATE);
    }

    /// What a listener asks of those who connect.
    public enum Clients {
        NEED_NO_CERTIFICATE,
        MUST_SHOW_CERTIFICATE
    }

    /// Whose certificates are believed.
    public sealed interface Trust {
        /// The authorities that come with the JDK.
        record Authorities() implements Trust {}

        /// The certificates in a PEM file.
        record PemFile(Path file) implements Trust {}

        /// The certificates in a PKCS#12 or JKS file.
        record KeyStoreFile(Path file, Passphrase passphrase) implements Trust {}
    }

    /// Our own certificate.
    public sealed interface Identity {
        /// None.
        record Anonymous() implements Identity {}

        /// A certificate chain, and a private key: PKCS#8, PKCS#1 or SEC1. The passphrase is for a key in encrypted
        /// PKCS#8.
        record PemFiles(Path certificates, Path privateKey, Passphrase passphrase) implements Identity {
            /// With a key that is not encrypted.
            public PemFiles(Path certificates, Path privateKey) {
                this(certificates, privateKey, Passphrase.NONE);
            }
        }

        /// A PKCS#12 or JKS file with one key, under the same passphrase.
        record KeyStoreFile(Path file, Passphrase passphrase) implements Identity {}
    }
}
