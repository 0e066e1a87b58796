package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.DenialCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The manual tells the truth: every code with its status, and a request that works as it stands.
class ApiManualTest {
    private static String manual() throws IOException {
        return Files.readString(Path.of("..", "docs", "api.md"));
    }

    @Test
    void everyCodeIsListedWithItsStatus() throws IOException {
        String manual = manual();
        for (DenialCode code : DenialCode.values()) {
            assertThat(manual).contains("| `" + code + "` | " + DenialStatus.of(code) + " |");
            assertThat(DenialStatus.of(code)).isBetween(400, 503);
        }
        for (ApiError error : ApiError.values()) {
            assertThat(manual).contains("| `" + error + "` | " + error.status() + " | " + error.title() + " |");
            assertThat(error.remedy()).isNotBlank();
        }
    }

    @Test
    void orderOfTheManualIsAccepted() throws IOException {
        Matcher body = Pattern.compile("-d '\n(\\{.*?})'", Pattern.DOTALL).matcher(manual());
        assertThat(body.find()).isTrue();
        try (RunningApi api = new RunningApi()) {
            assertThat(api.post("/api/v1/orders", body.group(1)).status()).isEqualTo(201);
        }
    }
}
