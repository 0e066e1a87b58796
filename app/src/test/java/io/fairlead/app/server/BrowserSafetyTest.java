package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What protects a browser that has this gateway and a hostile page open at the same time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserSafetyTest {
    @RegisterExtension
    private final RunningApi api = new RunningApi();

    /// A request as raw as the client of the JDK would not send it.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.server.port())) {
            socket.setSoTimeout(20_000);
            String bytes = request.replace("\n", "\r\n") + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void hostThatIsNotOursIsRefused() throws IOException {
        for (String host :
                new String[] {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil", ""}) {
            String answer = raw("GET /health HTTP/1.1\nHost: " + host + "\n");
            assertThat(answer).as(host).startsWith("HTTP/1.1 4").doesNotContain("\"UP\"");
        }
        for (String host : new String[] {"localhost", "127.0.0.1:" + api.server.port(), "[::1]:1", "DESK.example"}) {
            assertThat(raw("GET /health HTTP/1.1\nHost: " + host + "\n"))
                    .as(host)
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void foreignOriginIsRefusedEvenWithATokenAndOursIsNot() {
        for (String origin : new String[] {"http://evil.example", "null", "http://127.0.0.1:1", "file://", "x y"}) {
            RunningApi.Answer answer = api.send(api.request("/api/v1/orders", api.admin)
                    .header("Origin", origin)
                    .build());
            assertThat(answer.code()).as(origin).isEqualTo("ORIGIN_FOREIGN");
            assertThat(answer.status()).isEqualTo(403);
        }
        for (String origin : new String[] {"http://127.0.0.1:" + api.server.port(), "https://desk.example"}) {
            RunningApi.Answer answer = api.send(api.request("/api/v1/orders", api.admin)
                    .header("Origin", origin)
                    .build());
            assertThat(answer.status()).as(origin).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : new String[] {"/health", "/api/v1/orders", "/nothing", "/openapi.json", "/"}) {
            RunningApi.Answer answer = api.get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("script-src 'self' 'unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
        assertThat(api.get("/api/v1/orders").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void refusalsOfTheWebServerItselfAreProblemsToo() throws IOException {
        String answer = raw("POST /api/v1/orders HTTP/1.1\nHost: localhost\nContent-Length: 999999\n");
        assertThat(answer).contains("413", "application/problem+json", "BODY_TOO_LARGE", "nosniff");
    }

    @Test
    void noPathLeadsOutOfTheStaticFiles() throws IOException {
        for (String path : new String[] {
            "/../../io/fairlead/app/openapi.json",
            "/..%2f..%2fpom.xml",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/webjars/../../io/fairlead/app/server/ApiServer.class",
            "/webjars/..%5c..%5cx.js",
            "//etc/passwd.json",
            "/.hidden.js",
            "/webjars/",
            "/index.html%00.js",
            "/META-INF/MANIFEST.MF",
            "/io/fairlead/app/openapi.json"
        }) {
            String answer = raw("GET " + path + " HTTP/1.1\nHost: localhost\n");
            assertThat(answer).as(path).containsPattern("^HTTP/1.1 40[04]").contains("application/problem+json");
        }
    }

    @Test
    void staticFilesAreCachedByTheirContent() {
        RunningApi.Answer first = api.get("/test.css");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).startsWith("text/css");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        RunningApi.Answer again = api.send(api.request("/test.css", null)
                .header("If-None-Match", first.header("ETag"))
                .build());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        RunningApi.Answer head = api.send("HEAD", "/test.css", null, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(api.get("/webjars/test/1.0/test.js").header("Cache-Control")).contains("immutable");
        assertThat(api.send("POST", "/test.css", null, "{}").status()).isEqualTo(404);
    }
}
