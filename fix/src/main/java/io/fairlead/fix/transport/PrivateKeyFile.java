package io.fairlead.fix.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Reads a private key in PEM: PKCS#8, plain or encrypted, and the older PKCS#1 and SEC1. Stateless. Every complaint
/// names the file and the command that helps; every copy of the key that is ours is wiped.
final class PrivateKeyFile {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PrivateKeyFile() {}

    static PrivateKey read(Path file, Passphrase passphrase) throws GeneralSecurityException {
        byte[] text = bytes(file);
        List<Pem.Block> blocks = Pem.blocks(text);
        Arrays.fill(text, (byte) 0);
        try {
            for (Pem.Block block : blocks) {
                if (block.label().endsWith("PRIVATE KEY")) {
                    return read(file, block, passphrase);
                }
            }
            throw new IllegalArgumentException(file + " holds no private key (-----BEGIN PRIVATE KEY-----)");
        } finally {
            blocks.forEach(Pem.Block::wipe);
        }
    }

    private static PrivateKey read(Path file, Pem.Block block, Passphrase passphrase) throws GeneralSecurityException {
        if (block.encryptedOfOld()) {
            throw unusable(file, "is encrypted in a way of old", "openssl pkcs8 -topk8");
        }
        byte[] content = decoded(file, block);
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> key(file, content);
                case "ENCRYPTED PRIVATE KEY" -> decrypted(file, content, passphrase);
                case "RSA PRIVATE KEY" -> wiping(file, OldKeys.rsa(content));
                case "EC PRIVATE KEY" -> {
                    byte[] wrapped = OldKeys.ec(content);
                    if (wrapped == null) {
                        throw unusable(file, "does not name its curve", "openssl pkcs8 -topk8 -nocrypt");
                    }
                    yield wiping(file, wrapped);
                }
                case "OPENSSH PRIVATE KEY" -> throw unusable(file, "is of OpenSSH", "ssh-keygen -p -m PKCS8");
                default -> throw unusable(file, "is of the kind " + block.label(), "openssl pkcs8 -topk8 -nocrypt");
            };
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static IllegalArgumentException unusable(Path file, String what, String command) {
        return new IllegalArgumentException("the key in " + file + " " + what + "; convert it with: " + command);
    }

    private static byte[] decoded(Path file, Pem.Block block) {
        try {
            return block.decoded();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds a key that is no Base64", e);
        }
    }

    private static PrivateKey wiping(Path file, byte[] pkcs8) throws GeneralSecurityException {
        try {
            return key(file, pkcs8);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static PrivateKey key(Path file, byte[] pkcs8) throws GeneralSecurityException {
        return key(file, new PKCS8EncodedKeySpec(pkcs8));
    }

    private static PrivateKey key(Path file, PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        InvalidKeySpecException last = new InvalidKeySpecException("none of " + ALGORITHMS);
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                last = e;
            }
        }
        throw new IllegalArgumentException(file + " holds a key of a kind that is none of " + ALGORITHMS, last);
    }

    private static PrivateKey decrypted(Path file, byte[] content, Passphrase passphrase)
            throws GeneralSecurityException {
        char[] characters = passphrase.characters();
        if (characters.length == 0) {
            throw new IllegalArgumentException("the key in " + file + " is encrypted, and no passphrase is given");
        }
        PBEKeySpec password = new PBEKeySpec(characters);
        Arrays.fill(characters, '\0');
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(content);
            SecretKey secret = SecretKeyFactory.getInstance(info.getAlgName()).generateSecret(password);
            Cipher cipher = Cipher.getInstance(info.getAlgName());
            cipher.init(Cipher.DECRYPT_MODE, secret, info.getAlgParameters());
            return key(file, info.getKeySpec(cipher));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("the passphrase does not open the key in " + file, e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key in " + file + " is encrypted in a way that is not known here (" + e.getMessage()
                            + "); convert it with: openssl pkcs8 -topk8 -v2 aes-256-cbc",
                    e);
        } finally {
            password.clearPassword();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
        }
    }
}
