package io.fairlead.app.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Named secrets in one file, encrypted with AES-256-GCM under a key that PBKDF2 makes of a passphrase. Names are
/// encrypted too, and a changed byte anywhere is noticed. Confined to one thread.
///
/// ```
/// | "FLKS" | version 1 | iterations 4 bytes | salt 16 bytes | nonce 12 bytes | ciphertext and tag |
///  `-------------------- authenticated, in clear ------------------------'
/// ```
///
/// Salt and nonce are new with every write.
public final class Keystore {
    private static final byte[] MAGIC = "FLKS".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int HEADER = MAGIC.length + 1 + Integer.BYTES + SALT + NONCE;
    private static final int TAG_BITS = 128;
    private static final int ITERATIONS = 600_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Secret passphrase;
    private final int iterations;
    private final Map<String, Secret> entries;

    private Keystore(Path file, Secret passphrase, int iterations, Map<String, Secret> entries) {
        this.file = file;
        this.passphrase = passphrase;
        this.iterations = iterations;
        this.entries = entries;
    }

    /// Opens a keystore; a file that is not there is an empty one. The passphrase stays with the keystore.
    ///
    /// @throws SecretException if the passphrase is wrong, the file was changed, or others may open it
    public static Keystore open(Path file, Secret passphrase) {
        return open(file, passphrase, ITERATIONS);
    }

    /// As `open`, with the effort that a key costs whoever guesses passphrases: fewer iterations are for tests alone.
    static Keystore open(Path file, Secret passphrase, int iterations) {
        if (passphrase.isEmpty()) {
            throw new SecretException("the passphrase of " + file + " is empty");
        }
        Map<String, Secret> entries =
                Files.exists(file) ? decrypted(file, OwnerOnly.read(file), passphrase) : new TreeMap<>();
        return new Keystore(file, passphrase, iterations, entries);
    }

    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    Secret get(String name) {
        Secret secret = entries.get(name);
        if (secret == null) {
            throw new SecretException("the keystore " + file + " has no '" + name + "': fairlead secret set " + name);
        }
        return Secret.of(secret.chars());
    }

    /// Sets one and writes the file.
    public void set(String name, Secret secret) {
        if (!SecretRef.NAME.matcher(name).matches()) {
            throw new SecretException("a name has 1 to 64 letters, digits, '.', '_' and '-'");
        }
        entries.put(name, Secret.of(secret.chars()));
        save();
    }

    /// Removes one and writes the file; false if there was none.
    public boolean remove(String name) {
        Secret removed = entries.remove(name);
        if (removed == null) {
            return false;
        }
        removed.close();
        save();
        return true;
    }

    private void save() {
        byte[] header = new byte[HEADER];
        byte[] random = new byte[SALT + NONCE];
        RANDOM.nextBytes(random);
        ByteBuffer.wrap(header).put(MAGIC).put(VERSION).putInt(iterations).put(random);
        byte[] plain = serialized();
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, header, plain, 0);
        Arrays.fill(plain, (byte) 0);
        OwnerOnly.write(
                file,
                ByteBuffer.allocate(HEADER + sealed.length)
                        .put(header)
                        .put(sealed)
                        .array());
    }

    private byte[] crypt(int mode, byte[] header, byte[] input, int from) {
        try {
            return crypt(mode, header, input, from, passphrase);
        } catch (GeneralSecurityException e) {
            throw new SecretException("cannot encrypt " + file, e);
        }
    }

    private static Map<String, Secret> decrypted(Path file, byte[] content, Secret passphrase) {
        boolean ours = content.length > HEADER + TAG_BITS / Byte.SIZE
                && Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                && content[MAGIC.length] == VERSION;
        if (!ours) {
            throw new SecretException(file + " is not a keystore of version " + VERSION);
        }
        try {
            byte[] plain = crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(content, HEADER), content, HEADER, passphrase);
            Map<String, Secret> entries = deserialized(plain);
            Arrays.fill(plain, (byte) 0);
            return entries;
        } catch (AEADBadTagException e) {
            throw new SecretException("wrong passphrase for " + file + ", or the file was changed", e);
        } catch (GeneralSecurityException | IOException e) {
            throw new SecretException("cannot decrypt " + file, e);
        }
    }

    private static byte[] crypt(int mode, byte[] header, byte[] input, int from, Secret passphrase)
            throws GeneralSecurityException {
        ByteBuffer fields = ByteBuffer.wrap(header, MAGIC.length + 1, HEADER - MAGIC.length - 1);
        int iterations = fields.getInt();
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new GeneralSecurityException("iterations out of range: the file was changed");
        }
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        fields.get(salt).get(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(passphrase, salt, iterations), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher.doFinal(input, from, input.length - from);
    }

    private static SecretKeySpec key(Secret passphrase, byte[] salt, int iterations) throws GeneralSecurityException {
        char[] chars = passphrase.chars();
        PBEKeySpec spec = new PBEKeySpec(chars, salt, iterations, 256);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        spec.clearPassword();
        Arrays.fill(chars, '\0');
        SecretKeySpec aes = new SecretKeySpec(key, "AES");
        Arrays.fill(key, (byte) 0);
        return aes;
    }

    private byte[] serialized() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(entries.size());
            for (Map.Entry<String, Secret> entry : entries.entrySet()) {
                byte[] value = entry.getValue().utf8();
                out.writeUTF(entry.getKey());
                out.writeInt(value.length);
                out.write(value);
                Arrays.fill(value, (byte) 0);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory is always writable", e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Secret> deserialized(byte[] plain) throws IOException {
        Map<String, Secret> entries = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                entries.put(name, Secret.ofUtf8(in.readNBytes(in.readInt())));
            }
        }
        return entries;
    }
}
