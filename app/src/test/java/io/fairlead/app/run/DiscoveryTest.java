package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.app.secret.SecretException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whom a command sends its token to.
class DiscoveryTest {
    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void createDataFolder() throws IOException {
        data = OwnerOnly.createFolder(folder.resolve("data"));
    }

    private static Discovery at(Path data, Path tokenFile) {
        return new Discovery("http://127.0.0.1:1", ProcessHandle.current().pid(), data, tokenFile);
    }

    @Test
    void findsTheGatewayOfADataFolder() {
        Discovery ours = at(data, data.resolve("admin.token"));
        ours.write(data.resolve(Discovery.FILE));

        assertThat(Discovery.in(data)).contains(ours);
    }

    @Test
    void aFileThatCallsForATokenOfAnotherFolderIsNotFollowed() throws IOException {
        Path victim = OwnerOnly.createFolder(folder.resolve("victim"));

        at(victim, victim.resolve("admin.token")).write(data.resolve(Discovery.FILE));
        assertThat(Discovery.in(data)).isEmpty();

        at(data, victim.resolve("admin.token")).write(data.resolve(Discovery.FILE));
        assertThat(Discovery.in(data)).isEmpty();

        at(folder.resolve("gone"), folder.resolve("gone/admin.token")).write(data.resolve(Discovery.FILE));
        assertThat(Discovery.in(data)).isEmpty();
    }

    @Test
    void aFileThatOthersMayHaveWrittenIsRefused() throws IOException {
        Path file = data.resolve(Discovery.FILE);
        at(data, data.resolve("admin.token")).write(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        assertThatThrownBy(() -> Discovery.in(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void tellsWhoElseMayUseAFolderAndRefusesOneThatEverybodyMayWriteIn() throws IOException {
        assertThat(OwnerOnly.openness(data)).isEmpty();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(OwnerOnly.openness(data)).contains("rwxr-x---");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> OwnerOnly.openness(data))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("chmod 700");
    }
}
