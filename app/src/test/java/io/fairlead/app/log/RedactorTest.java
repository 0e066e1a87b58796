package io.fairlead.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.config.LogSettings;
import io.fairlead.app.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RedactorTest {
    private final Redactor redactor = new Redactor();

    @Test
    void masksEverySecretThatWasResolved() {
        Secret resolved =
                redactor.learning(_ -> Secret.of("hun\"ter2")).resolve(io.fairlead.app.secret.SecretRef.parse("env:X"));

        assertThat(resolved.text()).isEqualTo("hun\"ter2");
        assertThat(redactor.redact("a hun\"ter2 b {\"m\":\"hun\\\"ter2\"}")).isEqualTo("a *** b {\"m\":\"***\"}");
    }

    @Test
    void masksWhatLooksLikeASecret() {
        assertThat(redactor.redact(
                        "Authorization: Bearer abc.def fl_0123456789abcdefXYZ password=x; 8=FIX|553=me|554=pw|96=raw|"))
                .doesNotContain("abc.def", "0123456789abcdef", "=x;", "=pw", "=raw")
                .contains("553=me");
    }

    @Test
    void masksBearerTokensHoweverTheyAreWritten() {
        assertThat(redactor.redact("authorization: bearer abc.def, fairlead.v1, bearer.ghi.jkl"))
                .isEqualTo("authorization: bearer ***, fairlead.v1, bearer.***");
    }

    @Test
    void masksMessageArgumentsAndStackTracesInTheLogFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out.log");
        redactor.learn(Secret.of("planted-secret"));
        try (Logs _ = Logs.start(to(file), redactor)) {
            LoggerFactory.getLogger("io.fairlead.test")
                    .warn("with planted-secret and {}", "planted-secret", new IllegalStateException("planted-secret"));
        }

        assertThat(Files.readString(file))
                .contains("\"level\":\"WARN\"", "IllegalStateException", "***")
                .doesNotContain("planted-secret");
    }

    @Test
    void logsAgainAfterAnEarlierOneEnded(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("second.log");
        Logs.start(to(folder.resolve("first.log")), redactor).close();
        try (Logs _ = Logs.start(to(file), redactor)) {
            LoggerFactory.getLogger("io.fairlead.test").warn("again");
        }

        assertThat(Files.readString(file)).contains("again");
    }

    private static LogSettings to(Path file) {
        return new LogSettings(LogSettings.Level.DEBUG, LogSettings.Format.JSON, file);
    }

    @Test
    void warnsOfWhatSomebodyShouldLookAt() {
        assertThat(SessionEvents.level("logged on")).isEqualTo(org.slf4j.event.Level.INFO);
        assertThat(SessionEvents.level("gap: expected 7, was 9")).isEqualTo(org.slf4j.event.Level.WARN);
        assertThat(SessionEvents.level("missed heartbeat")).isEqualTo(org.slf4j.event.Level.WARN);
    }
}
