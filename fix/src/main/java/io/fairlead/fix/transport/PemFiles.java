package io.fairlead.fix.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/// Reads certificates, and pairs of certificate and key, in PEM. Stateless. Every complaint names the file and what it
/// needs.
final class PemFiles {
    private PemFiles() {}

    static KeyStore trustStore(Path file) throws GeneralSecurityException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate certificate : certificates(file)) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        return store;
    }

    static KeyStore keyStore(TlsSettings.Identity.PemFiles from) throws GeneralSecurityException {
        Certificate[] chain = certificates(from.certificates()).toArray(Certificate[]::new);
        PrivateKey key = PrivateKeyFile.read(from.privateKey(), from.passphrase());
        if (!pair(chain[0].getPublicKey(), key)) {
            throw new IllegalArgumentException("the key in " + from.privateKey() + " is not that of the certificate in "
                    + from.certificates() + ", which must come first there");
        }
        KeyStore store = empty();
        store.setKeyEntry("own", key, new char[0], chain);
        return store;
    }

    /// Whether what the one signs, the other verifies.
    private static boolean pair(PublicKey certified, PrivateKey key) throws GeneralSecurityException {
        if (!certified.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                });
        byte[] probe = {1, 2, 3};
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(probe);
        return signature.verify(signed);
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store can't be made", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) throws GeneralSecurityException {
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        try {
            Collection<? extends Certificate> found = x509.generateCertificates(new ByteArrayInputStream(bytes(file)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " holds no certificate that can be read: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(file + " holds no certificate (-----BEGIN CERTIFICATE-----)");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
