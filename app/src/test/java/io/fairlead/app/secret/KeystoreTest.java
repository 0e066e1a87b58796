package io.fairlead.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void keepOneSecret() {
        file = folder.resolve("secrets.keystore");
        open("open sesame").set("lp", Secret.of("pässword"));
    }

    private Keystore open(String passphrase) {
        return Keystore.open(file, Secret.of(passphrase), CheapKeystore.ITERATIONS);
    }

    @Test
    void keepsSecretsAcrossOpenings() {
        open("open sesame").set("other", Secret.of("x"));

        assertThat(open("open sesame").names()).containsExactly("lp", "other");
        assertThat(open("open sesame").get("lp").text()).isEqualTo("pässword");
    }

    @Test
    void guessingAPassphraseIsExpensive() throws IOException {
        Keystore.open(file, Secret.of("open sesame")).set("lp", Secret.of("x"));

        assertThat(ByteBuffer.wrap(Files.readAllBytes(file), 5, Integer.BYTES).getInt())
                .isGreaterThanOrEqualTo(600_000);
        assertThat(open("open sesame").get("lp").text()).isEqualTo("x");
    }

    @Test
    void fileShowsNeitherSecretsNorNamesAndIsItsOwnersAlone() throws IOException {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);

        assertThat(content).startsWith("FLKS").doesNotContain("lp", "ssword");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void wrongPassphraseIsRefused() {
        assertThatThrownBy(() -> open("open barley"))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("wrong passphrase");
    }

    @Test
    void noticesAChangeOfAnyByte() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        // The iterations' high bytes would only make the key take for ever: their bound is checked instead.
        for (int at : new int[] {0, 4, 5, 8, 9, 20, 26, 36, 37, 45, sound.length - 1}) {
            byte[] changed = sound.clone();
            changed[at] ^= 0x40;
            Files.write(file, changed);
            assertThatThrownBy(() -> open("open sesame")).as("byte %d", at).isInstanceOf(SecretException.class);
        }
    }

    @Test
    void noticesATruncatedFile() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(sound, sound.length - 3));

        assertThatThrownBy(() -> open("open sesame")).isInstanceOf(SecretException.class);
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> open("open sesame"))
                .hasMessageContaining("open to others (rw-r--r--)")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void removesAndRefusesWhatIsNotThere() {
        Keystore keystore = open("open sesame");

        assertThat(keystore.remove("lp")).isTrue();
        assertThat(keystore.remove("lp")).isFalse();
        assertThatThrownBy(() -> open("open sesame").get("lp")).hasMessageContaining("fairlead secret set lp");
        assertThatThrownBy(() -> keystore.set("../x", Secret.of("y"))).isInstanceOf(SecretException.class);
    }
}
