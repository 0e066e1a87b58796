package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens on disk: hashed, owner-only, there after a restart.
class TokenStoreTest {
    @TempDir
    Path folder;

    private TokenStore open() {
        return TokenStore.open(folder.resolve("tokens.json"), () -> 7);
    }

    @Test
    void firstAdminTokenIsMadeOnce() {
        TokenStore store = open();
        TokenStore.Issued first = Objects.requireNonNull(store.issueFirst());

        assertThat(first.token().role()).isEqualTo(Role.ADMIN);
        assertThat(first.secret()).startsWith("fl_").hasSize(3 + 43);
        assertThat(store.issueFirst()).isNull();
        assertThat(open().issueFirst()).isNull();
    }

    @Test
    void fileHoldsNoSecretAndIsForTheOwnerAlone() throws IOException {
        TokenStore.Issued issued = open().issue("ada", Role.ADMIN);

        Path file = folder.resolve("tokens.json");
        assertThat(Files.readString(file))
                .doesNotContain(issued.secret(), issued.secret().substring(3));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(issued.toString()).doesNotContain(issued.secret());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void tokensSurviveARestart() {
        String secret = open().issue("vera", Role.VIEWER).secret();

        TokenStore.Token found = Objects.requireNonNull(open().find(secret));

        assertThat(found.name()).isEqualTo("vera");
        assertThat(found.createdNanos()).isEqualTo(7);
        assertThat(open().find(secret + "x")).isNull();
        assertThat(open().find("")).isNull();
        assertThat(open().find(found.sha256())).isNull();
    }

    @Test
    void fileThatOthersMayReadIsRefused() throws IOException {
        open().issue("ada", Role.ADMIN);
        Path file = folder.resolve("tokens.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("chmod 600");
    }

    @Test
    void brokenFileIsRefusedRatherThanReplaced() throws IOException {
        Path file = folder.resolve("tokens.json");
        for (String text : new String[] {"{\"tokens\": [", "{\"tokens\": [{\"id\": \"a\", \"role\": \"ADMIN\"}]}"}) {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }

    @Test
    void lastAdminTokenStays() {
        TokenStore store = open();
        String first = store.issue("ada", Role.ADMIN).token().id();
        String viewer = store.issue("vera", Role.VIEWER).token().id();

        assertThat(store.revoke(first)).isEqualTo(TokenStore.Revocation.LAST_ADMIN);
        assertThat(store.revoke(viewer)).isEqualTo(TokenStore.Revocation.REVOKED);
        assertThat(store.revoke(viewer)).isEqualTo(TokenStore.Revocation.UNKNOWN);
        store.issue("second", Role.ADMIN);
        assertThat(store.revoke(first)).isEqualTo(TokenStore.Revocation.REVOKED);
        assertThat(open().list()).extracting(TokenStore.Token::name).containsExactly("second");
    }
}
