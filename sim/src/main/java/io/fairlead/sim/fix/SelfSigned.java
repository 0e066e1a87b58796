package io.fairlead.sim.fix;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A fresh key pair with a certificate that signs itself, for `localhost` and the loopback addresses. Immutable.
///
/// The JDK can read and check certificates but not make them, so this writes the DER of RFC 5280 itself: the few
/// types that such a certificate needs.
record SelfSigned(KeyPair keys, X509Certificate certificate) {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final byte[] ECDSA_WITH_SHA256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};
    private static final byte[] COMMON_NAME = {0x55, 4, 3};
    private static final byte[] SUBJECT_ALT_NAME = {0x55, 0x1d, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};

    static SelfSigned create(Instant now) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        byte[] algorithm = der(SEQUENCE, der(0x06, ECDSA_WITH_SHA256));
        byte[] toBeSigned = toBeSigned(keys, algorithm, now);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(toBeSigned);
        byte[] certificate = der(SEQUENCE, toBeSigned, algorithm, der(0x03, new byte[] {0}, signature.sign()));
        X509Certificate parsed = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        return new SelfSigned(keys, parsed);
    }

    /// ```
    /// TBSCertificate ::= SEQUENCE { [0] version 2, serialNumber, signature, issuer, validity, subject,
    ///                               subjectPublicKeyInfo, [3] extensions }
    /// ```
    private static byte[] toBeSigned(KeyPair keys, byte[] algorithm, Instant now) {
        byte[] name = name("Fairlead simulated venue");
        byte[] validity = der(SEQUENCE, time(now.minus(Duration.ofDays(1))), time(now.plus(LIFE)));
        return der(
                SEQUENCE,
                der(0xa0, integer(BigInteger.TWO)),
                integer(new BigInteger(63, new SecureRandom()).add(BigInteger.ONE)),
                algorithm,
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                der(0xa3, der(SEQUENCE, authority(), alternativeNames())));
    }

    /// It is its own authority, so that a client can trust it by itself.
    private static byte[] authority() {
        byte[] isAuthority = der(SEQUENCE, der(0x01, new byte[] {(byte) 0xff}));
        return der(SEQUENCE, der(0x06, BASIC_CONSTRAINTS), der(0x01, new byte[] {(byte) 0xff}), der(0x04, isAuthority));
    }

    private static byte[] alternativeNames() {
        byte[] ipv6 = new byte[16];
        ipv6[15] = 1;
        byte[] names = der(
                SEQUENCE,
                der(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                der(0x87, new byte[] {127, 0, 0, 1}),
                der(0x87, ipv6));
        return der(SEQUENCE, der(0x06, SUBJECT_ALT_NAME), der(0x04, names));
    }

    private static byte[] name(String commonName) {
        byte[] attribute =
                der(SEQUENCE, der(0x06, COMMON_NAME), der(0x0c, commonName.getBytes(StandardCharsets.UTF_8)));
        return der(SEQUENCE, der(SET, attribute));
    }

    private static byte[] integer(BigInteger value) {
        return der(0x02, value.toByteArray());
    }

    /// UTCTime until 2049, GeneralizedTime after, as RFC 5280 section 4.1.2.5 wants it.
    private static byte[] time(Instant at) {
        String text = GENERALIZED_TIME.format(at);
        boolean utc = text.compareTo("2050") < 0;
        return der(utc ? 0x17 : 0x18, text.substring(utc ? 2 : 0).getBytes(StandardCharsets.US_ASCII));
    }

    /// Tag, length, and the parts in a row.
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length > 0xff) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7f) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
