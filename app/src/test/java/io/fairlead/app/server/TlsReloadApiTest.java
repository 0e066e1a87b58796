package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.app.JdkAuthorities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Certificates that are replaced while the gateway runs.
class TlsReloadApiTest {
    private static final String PATH = "/api/v1/sessions/lp-orders/reload-tls";

    @TempDir
    Path folder;

    @RegisterExtension
    private final RunningApi api = new RunningApi();

    private Path file;
    private List<X509Certificate> authorities;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        authorities = JdkAuthorities.two();
        file = folder.resolve("ca.pem");
        JdkAuthorities.write(authorities.getFirst(), file);
        api.tls.put("lp-orders", JdkAuthorities.trusting(file));
    }

    private static String subject(X509Certificate of) {
        return of.getSubjectX500Principal().getName();
    }

    @Test
    void showsWhatWasReadAndKeepsWhoAsked() throws IOException, GeneralSecurityException {
        JdkAuthorities.write(authorities.getLast(), file);
        RunningApi.Answer answer = api.post(PATH, "{\"because\": \"the old one ends\"}");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode shown = answer.json().path("certificates").get(0);
        assertThat(shown.path("holder").asText()).isEqualTo("TRUSTED");
        assertThat(shown.path("subject").asText()).isEqualTo(subject(authorities.getLast()));
        assertThat(shown.path("expiresAt").asText())
                .startsWith(authorities
                        .getLast()
                        .getNotAfter()
                        .toInstant()
                        .toString()
                        .substring(0, 19));
        assertThat(answer.json().path("audit").path("action").asText()).isEqualTo("TLS_RELOAD");
        assertThat(api.gateway.sessions.control).containsExactly("reload TLS of lp-orders because the old one ends");
    }

    @Test
    void whatCannotBeUsedChangesNothing() throws IOException {
        Files.writeString(file, "no certificate");
        RunningApi.Answer answer = api.post(PATH, "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("CERTIFICATE_UNUSABLE");
        assertThat(answer.json().path("detail").asText()).contains("ca.pem");
        assertThat(api.tls.get("lp-orders").certificates())
                .extracting(each -> each.subject())
                .containsExactly(subject(authorities.getFirst()));
    }

    @Test
    void needsASessionThatIsEncryptedAndAnAdmin() {
        assertThat(api.send("POST", PATH, api.trader, "").status()).isEqualTo(403);
        assertThat(api.post("/api/v1/sessions/none/reload-tls", "").code()).isEqualTo("SESSION_UNKNOWN");
        api.tls.clear();
        assertThat(api.post(PATH, "").code()).isEqualTo("TLS_NOT_USED");
        assertThat(api.gateway.sessions.control).isEmpty();
    }
}
