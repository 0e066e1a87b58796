package io.fairlead.fix.transport;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Puts keys of the older formats into the envelope of PKCS#8, which is all that the JDK reads. Stateless.
///
/// ```
///  PrivateKeyInfo ::= SEQUENCE { version 0, AlgorithmIdentifier { oid, parameters }, OCTET STRING { the older key } }
///  ECPrivateKey   ::= SEQUENCE { version 1, OCTET STRING, [0] { oid of the curve } OPTIONAL, [1] … OPTIONAL }
/// ```
final class OldKeys {
    private static final byte[] VERSION = HexFormat.of().parseHex("020100");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int CURVE = 0xa0;

    private OldKeys() {}

    /// A key of PKCS#1 (`BEGIN RSA PRIVATE KEY`).
    static byte[] rsa(byte[] pkcs1) {
        return wrapped(RSA, pkcs1);
    }

    /// A key of SEC1 (`BEGIN EC PRIVATE KEY`), or null if it does not name its curve.
    static byte @Nullable [] ec(byte[] sec1) {
        byte[] curve = curve(sec1);
        return curve == null ? null : wrapped(element(SEQUENCE, EC_OID, curve), sec1);
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        byte[] octets = element(OCTETS, key);
        byte[] whole = element(SEQUENCE, VERSION, algorithm, octets);
        Arrays.fill(octets, (byte) 0);
        return whole;
    }

    /// The content of `[0]` within the sequence, which is the curve's OID as it is needed.
    private static byte @Nullable [] curve(byte[] sec1) {
        int at = content(sec1, 0);
        while (at >= 0 && at < sec1.length) {
            int from = content(sec1, at);
            int end = from < 0 ? sec1.length + 1 : end(sec1, at);
            if (end > sec1.length) {
                return null;
            }
            if ((sec1[at] & 0xff) == CURVE) {
                return Arrays.copyOfRange(sec1, from, end);
            }
            at = end;
        }
        return null;
    }

    /// Where the content of the element at this place starts, or -1.
    private static int content(byte[] der, int at) {
        if (at + 1 >= der.length) {
            return -1;
        }
        int length = der[at + 1] & 0xff;
        int lengthBytes = length < 0x80 ? 0 : length & 0x7f;
        return lengthBytes > 2 || at + 2 + lengthBytes > der.length ? -1 : at + 2 + lengthBytes;
    }

    /// Where the element at this place ends; its [#content] exists.
    private static int end(byte[] der, int at) {
        int from = content(der, at);
        int length = der[at + 1] & 0xff;
        return from
                + switch (from - at - 2) {
                    case 0 -> length;
                    case 1 -> der[at + 2] & 0xff;
                    default -> (der[at + 2] & 0xff) << 8 | (der[at + 3] & 0xff);
                };
    }

    static byte[] element(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >>> 8), (byte) length};
        byte[] whole = Arrays.copyOf(head, head.length + length);
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
