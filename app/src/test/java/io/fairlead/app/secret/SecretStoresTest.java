package io.fairlead.app.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStoresTest {
    @TempDir
    Path folder;

    private static <T> Supplier<T> unused() {
        return () -> {
            throw new AssertionError("must not be opened");
        };
    }

    private static Secrets environment(Map<String, String> variables) {
        return new SecretStores(variables, unused(), unused());
    }

    @Test
    void takesSecretsFromTheEnvironment() {
        Secrets secrets = environment(Map.of("LP", "s3cret", "NONE", ""));

        assertThat(secrets.resolve(SecretRef.parse("env:LP")).text()).isEqualTo("s3cret");
        assertThatThrownBy(() -> secrets.resolve(SecretRef.parse("env:OTHER")))
                .hasMessageContaining("OTHER is not set");
        assertThatThrownBy(() -> secrets.resolve(SecretRef.parse("env:NONE"))).hasMessage("env:NONE is empty");
    }

    @Test
    void takesTheFirstLineOfAnOwnerOnlyFile() throws IOException {
        Path file = folder.resolve("pw");
        OwnerOnly.write(file, "first\nsecond\n".getBytes(UTF_8));

        assertThat(environment(Map.of()).resolve(new SecretRef.File(file)).text())
                .isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void refusesAFileThatIsOpenToOthers(String permissions) throws IOException {
        Path file = folder.resolve("pw");
        Files.writeString(file, "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> environment(Map.of()).resolve(new SecretRef.File(file)))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining(permissions)
                .hasMessageNotContaining("secret:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "", "env:", "keystore:a b", "vault:no-key", "file:", "${PW}", "ENV:X"})
    void refusesWhatIsNoReferenceWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SecretRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void secretNeverShowsItselfAndIsWiped() {
        Secret secret = Secret.of("hunter2");
        assertThat(secret).hasToString("Secret[***]");

        secret.close();

        assertThat(secret.chars()).containsOnly('\0');
    }

    @Test
    void readsKvVersion2FromVault() throws IOException {
        HttpServer vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/", exchange -> {
            boolean known = "t0ken".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            boolean there = exchange.getRequestURI().getPath().equals("/v1/secret/data/fairlead/yofx");
            String body = there && known
                    ? "{\"data\":{\"data\":{\"password\":\"from-vault\"},\"metadata\":{\"version\":3}}}"
                    : "{\"errors\":[]}";
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(!known ? 403 : there ? 200 : 404, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        vault.start();
        try {
            String address = "http://127.0.0.1:" + vault.getAddress().getPort();
            Secrets secrets =
                    new SecretStores(Map.of(), unused(), () -> VaultReader.open(address, Secret.of("t0ken"), null));
            assertThat(secrets.resolve(SecretRef.parse("vault:secret/fairlead/yofx#password"))
                            .text())
                    .isEqualTo("from-vault");
            assertThatThrownBy(() -> secrets.resolve(SecretRef.parse("vault:secret/fairlead/yofx#pin")))
                    .hasMessageContaining("no key 'pin'");
            assertThatThrownBy(() -> secrets.resolve(SecretRef.parse("vault:secret/other#password")))
                    .isInstanceOf(SecretException.class)
                    .hasMessageContaining("secret/other");
            Secrets stranger =
                    new SecretStores(Map.of(), unused(), () -> VaultReader.open(address, Secret.of("wrong"), null));
            assertThatThrownBy(() -> stranger.resolve(SecretRef.parse("vault:secret/fairlead/yofx#password")))
                    .isInstanceOf(SecretException.class)
                    .hasMessageNotContaining("wrong\"");
        } finally {
            vault.stop(0);
        }
    }
}
