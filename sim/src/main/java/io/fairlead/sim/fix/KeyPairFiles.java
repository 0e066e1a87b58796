package io.fairlead.sim.fix;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.HexFormat;

/// The venue's key and certificate on disk: a PKCS #12 key store with its password beside it, readable by the owner
/// only, and the certificate as PEM, which a client trusts. Immutable.
public record KeyPairFiles(Path keyStore, Path passwordFile, Path certificate) {
    private static final String ALIAS = "venue";

    public static KeyPairFiles in(Path dir) {
        return new KeyPairFiles(dir.resolve("venue.p12"), dir.resolve("venue.password"), dir.resolve("venue.pem"));
    }

    /// Makes whatever is missing. An existing key store is used as it is.
    public KeyPairFiles ensure(java.time.Instant now) {
        try {
            if (!Files.exists(keyStore)) {
                create(now);
            }
            if (!Files.exists(certificate)) {
                KeyStore store =
                        KeyStore.getInstance(keyStore.toFile(), password().toCharArray());
                export(store.getCertificate(store.aliases().nextElement()));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the venue's key store " + keyStore + " is not usable", e);
        }
    }

    String password() throws IOException {
        return Files.readString(passwordFile).strip();
    }

    private void create(java.time.Instant now) throws IOException, GeneralSecurityException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        SelfSigned made = SelfSigned.create(now);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                ALIAS, made.keys().getPrivate(), password.toCharArray(), new Certificate[] {made.certificate()});
        ownerOnly(passwordFile);
        Files.writeString(passwordFile, password);
        ownerOnly(keyStore);
        try (OutputStream out = Files.newOutputStream(keyStore)) {
            store.store(out, password.toCharArray());
        }
        export(made.certificate());
    }

    private static void ownerOnly(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private void export(Certificate made) throws IOException, CertificateEncodingException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(made.getEncoded());
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
