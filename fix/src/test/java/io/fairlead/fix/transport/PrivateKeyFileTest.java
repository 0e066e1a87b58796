package io.fairlead.fix.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys in the formats that venues and openssl hand out, made anew for each test.
class PrivateKeyFileTest {
    private static final String PBES2 = "PBEWithHmacSHA256AndAES_256";
    private static final int RSA_ENVELOPE = 26;

    @TempDir
    Path folder;

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        } else if (algorithm.equals("RSA")) {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private Path write(String label, byte[] content) throws Exception {
        return Files.writeString(folder.resolve("key.pem"), pem(label, content));
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    /// `ECPrivateKey` with the curve named, as `openssl ecparam -genkey` writes it.
    private static byte[] sec1(PrivateKey key, String curve) {
        byte[] scalar = HexFormat.of().parseHex("%064x".formatted(((ECPrivateKey) key).getS()));
        byte[] parameters = HexFormat.of().parseHex(curve);
        byte[] der = new byte[7 + 32 + parameters.length];
        System.arraycopy(HexFormat.of().parseHex("30000201010420"), 0, der, 0, 7);
        der[1] = (byte) (der.length - 2);
        System.arraycopy(scalar, 0, der, 7, 32);
        System.arraycopy(parameters, 0, der, 39, parameters.length);
        return der;
    }

    private static PrivateKey read(Path file) throws GeneralSecurityException {
        return PrivateKeyFile.read(file, Passphrase.NONE);
    }

    @Test
    void readsPkcs8OfEachKind() throws Exception {
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            PrivateKey key = pair(algorithm).getPrivate();
            assertThat(read(write("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
        }
    }

    @Test
    void readsPkcs1() throws Exception {
        PrivateKey key = pair("RSA").getPrivate();
        byte[] pkcs8 = key.getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, RSA_ENVELOPE, pkcs8.length);
        assertThat(read(write("RSA PRIVATE KEY", pkcs1))).isEqualTo(key);
    }

    @Test
    void readsSec1BehindItsParameters() throws Exception {
        PrivateKey key = pair("EC").getPrivate();
        byte[] sec1 = sec1(key, "a00a06082a8648ce3d030107");
        Path file = Files.writeString(
                folder.resolve("key.pem"),
                pem("EC PARAMETERS", HexFormat.of().parseHex("06082a8648ce3d030107")) + pem("EC PRIVATE KEY", sec1));
        assertThat(((ECPrivateKey) read(file)).getS()).isEqualTo(((ECPrivateKey) key).getS());
        assertThatThrownBy(() -> read(write("EC PRIVATE KEY", sec1(key, ""))))
                .hasMessageContaining("does not name its curve; convert it with: openssl pkcs8");
    }

    @Test
    void neverFailsOnATruncatedOldKeyOtherThanWithAComplaint() throws Exception {
        byte[] sec1 = sec1(pair("EC").getPrivate(), "a00a06082a8648ce3d030107");
        for (int length = 0; length < sec1.length; length++) {
            Path file = write("EC PRIVATE KEY", Arrays.copyOf(sec1, length));
            assertThatThrownBy(() -> read(file)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void readsEncryptedPkcs8AndWipesThePassphrase() throws Exception {
        PrivateKey key = pair("EC").getPrivate();
        Path file = write("ENCRYPTED PRIVATE KEY", encrypted(key, "sesame"));
        char[] given = "sesame".toCharArray();
        assertThat(PrivateKeyFile.read(file, () -> given)).isEqualTo(key);
        assertThat(given).containsOnly('\0');
        assertThatThrownBy(() -> PrivateKeyFile.read(file, "wrong"::toCharArray))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key.pem")
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("no passphrase is given");
    }

    private static byte[] encrypted(PrivateKey key, String passphrase) throws Exception {
        SecretKey secret = SecretKeyFactory.getInstance(PBES2).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
        Cipher cipher = Cipher.getInstance(PBES2);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        byte[] pbes2 = HexFormat.of().parseHex("06092a864886f70d01050d");
        byte[] algorithm = OldKeys.element(0x30, pbes2, cipher.getParameters().getEncoded());
        return OldKeys.element(0x30, algorithm, OldKeys.element(0x04, cipher.doFinal(key.getEncoded())));
    }

    @Test
    void namesTheCommandThatHelps() throws Exception {
        Path old = Files.writeString(
                folder.resolve("old.pem"),
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                        + "-----END RSA PRIVATE KEY-----\n");
        assertThatThrownBy(() -> read(old)).hasMessageContaining("in a way of old; convert it with: openssl pkcs8");
        assertThatThrownBy(() -> read(write("OPENSSH PRIVATE KEY", new byte[3])))
                .hasMessageContaining("ssh-keygen -p -m PKCS8");
        assertThatThrownBy(() -> read(write("CERTIFICATE", new byte[3]))).hasMessageContaining("holds no private key");
        assertThatThrownBy(() -> read(write("ENCRYPTED PRIVATE KEY", new byte[3])))
                .hasMessageContaining("no passphrase");
        assertThatThrownBy(() ->
                        PrivateKeyFile.read(write("ENCRYPTED PRIVATE KEY", new byte[] {0x30, 1, 0}), "x"::toCharArray))
                .hasMessageContaining("in a way that is not known here");
        Path cut = Files.writeString(folder.resolve("cut.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
        assertThatThrownBy(() -> read(cut)).hasMessageContaining("holds no private key");
    }
}
