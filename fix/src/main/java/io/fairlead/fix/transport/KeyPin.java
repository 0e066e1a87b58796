package io.fairlead.fix.transport;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;

/// The SHA-256 of a certificate's public key (its SubjectPublicKeyInfo), in Base64. It outlives the certificate where
/// the next one has the same key. Immutable.
public record KeyPin(String sha256) {
    private static final String PREFIX = "sha256/";
    private static final int DIGEST_BYTES = 32;

    public KeyPin {
        if (!isDigest(sha256)) {
            throw new IllegalArgumentException(
                    "a pin is the Base64 of a SHA-256, as sha256/AAAA…=, was '" + sha256 + "'");
        }
    }

    /// Reads `sha256/BASE64`, or the Base64 alone.
    public static KeyPin of(String text) {
        return new KeyPin(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    /// The pin of a certificate's key.
    public static KeyPin of(Certificate certificate) {
        try {
            byte[] key = certificate.getPublicKey().getEncoded();
            return new KeyPin(Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean isDigest(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length == DIGEST_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return PREFIX + sha256;
    }
}
