package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whatever a client may send by mistake or on purpose: a 4xx problem document, and nothing changes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    @RegisterExtension
    private final RunningApi api = new RunningApi();

    @AfterEach
    void nothingChanged() {
        assertThat(api.gateway.commands).isEmpty();
        assertThat(api.gateway.orders.ids()).isEmpty();
        assertThat(api.gateway.sessions.control).isEmpty();
    }

    private RunningApi.Answer refused(String body, int status, String code) {
        RunningApi.Answer answer = api.post("/api/v1/orders", body);
        String what = body.length() > 200 ? body.substring(0, 200) : body;
        assertThat(answer.status()).as(what).isEqualTo(status);
        assertThat(answer.code()).as(what).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode json = answer.json();
        assertThat(json.path("status").asInt()).isEqualTo(status);
        for (String field : List.of("type", "title", "detail", "remedy")) {
            assertThat(json.path(field).asText()).as(field).isNotBlank();
        }
        return answer;
    }

    private static String with(String from, String to) {
        String order = RunningApi.order("c-1");
        assertThat(order).contains(from);
        return order.replace(from, to);
    }

    @Test
    void malformedJson() {
        for (String body : new String[] {
            "{",
            "}",
            "[]",
            "\"x\"",
            "12",
            "null",
            "{\"a\":}",
            "{'a': 1}",
            "{\"a\": 1,}",
            "{\"a\": NaN}",
            "{\"a\": 01}",
            "{\"a\": +1}",
            "{\"a\": .5}",
            "{\"a\": 1} {}",
            "{\"a\": \"\u0001\"}",
            "// c\n{}",
            "\u0000",
            "<xml/>"
        }) {
            refused(body, 400, "MALFORMED_JSON");
        }
        refused(with("\"price\"", "\"account\""), 400, "MALFORMED_JSON");
        refused("{\"a\":".repeat(2000) + "1" + "}".repeat(2000).substring(0, 100), 413, "BODY_TOO_LARGE");
        refused("{\"a\":".repeat(50) + "1" + "}".repeat(50), 400, "MALFORMED_JSON");
        refused("{\"a\": [" + "[".repeat(100) + "]".repeat(100) + "]}", 400, "MALFORMED_JSON");
        refused(
                with("1.08500", "1".repeat(100)).replace("\"" + "1".repeat(100) + "\"", "1".repeat(100)),
                400,
                "MALFORMED_JSON");
    }

    @Test
    void malformedJsonIsNeverQuoted() {
        for (String body : List.of("{\"password\": hunter2}", "{\"a\": \"hunter2\\x\"}", "hunter2", "{hunter2: 1}")) {
            assertThat(refused(body, 400, "MALFORMED_JSON").body())
                    .as(body)
                    .contains("line 1, column")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void brokenUtf8() {
        HttpRequest request = api.request("/api/v1/orders", api.admin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'}))
                .build();
        assertThat(api.send(request).code()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void unknownAndMissingFields() {
        RunningApi.Answer unknown = refused(with("\"price\"", "\"prize\""), 400, "UNKNOWN_FIELD");
        assertThat(unknown.json().path("field").asText()).isEqualTo("prize");
        RunningApi.Answer nested = refused(with("\"lots\": \"1\"", "\"lots\": \"1\", \"of\": 2"), 400, "UNKNOWN_FIELD");
        assertThat(nested.json().path("field").asText()).isEqualTo("quantity.of");
        for (String field : List.of("account", "clientOrderId", "symbol", "side", "type", "quantity")) {
            RunningApi.Answer missing = refused(with("\"" + field + "\"", "\"x\""), 400, "FIELD_MISSING");
            assertThat(missing.json().path("field").asText()).isEqualTo(field);
        }
        refused(with("\"main\"", "null"), 400, "FIELD_MISSING");
        refused("{}", 400, "FIELD_MISSING");
    }

    @Test
    void wrongTypes() {
        Map<String, String> wrong = Map.of(
                "\"main\"", "7",
                "\"BUY\"", "true",
                "\"LIMIT\"", "[\"LIMIT\"]",
                "\"1.08500\"", "{}",
                "\"c-1\"", "{\"id\": 1}");
        wrong.forEach((from, to) -> refused(with(from, to), 400, "FIELD_TYPE"));
        refused(with("\"price\": \"1.08500\"", "\"postOnly\": \"yes\""), 400, "FIELD_TYPE");
    }

    @Test
    void absurdNumbers() {
        for (String price : new String[] {
            "1e5",
            "1E-5",
            "\"1e5\"",
            "\"\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\" 1\"",
            "\"1,5\"",
            "\"0x10\"",
            "\"--1\"",
            "\"1.2.3\"",
            "1234567890123456789",
            "0.1234567890123",
            "\"" + "9".repeat(60) + "\"",
            "\"١\""
        }) {
            RunningApi.Answer answer = refused(with("\"1.08500\"", price), 422, "FIELD_VALUE");
            assertThat(answer.json().path("field").asText()).isEqualTo("price");
        }
    }

    @Test
    void quantityWithoutUnit() {
        for (String quantity : new String[] {
            "\"100000\"", "100000", "{}", "{\"units\": \"1\", \"lots\": \"1\"}", "[]", "{\"units\": null}"
        }) {
            refused(with("{\"lots\": \"1\"}", quantity), 422, "QUANTITY_UNIT_MISSING");
        }
    }

    @Test
    void unknownNamesAndValues() {
        refused(with("\"EUR/USD\"", "\"DOGE\""), 422, "SYMBOL_UNKNOWN");
        refused(with("\"main\"", "\"other\""), 422, "ACCOUNT_UNKNOWN");
        RunningApi.Answer side = refused(with("\"BUY\"", "\"HOLD\""), 422, "FIELD_VALUE");
        assertThat(side.json().path("detail").asText()).contains("BUY, SELL");
        refused(with("\"c-1\"", "\"" + "x".repeat(65) + "\""), 422, "FIELD_VALUE");
        refused(with("\"c-1\"", "\"\""), 422, "FIELD_VALUE");
        refused(with("\"c-1\"", "\"a\\nb\""), 422, "FIELD_VALUE");
        refused(with("\"price\"", "\"expireAt\""), 422, "FIELD_VALUE");
    }

    @Test
    void echoedValueIsBoundedAndPrintable() {
        RunningApi.Answer answer =
                refused(with("\"BUY\"", "\"\\u001b[2J" + "z".repeat(1000) + "\""), 422, "FIELD_VALUE");
        String value = answer.json().path("value").asText();
        assertThat(value).hasSizeLessThanOrEqualTo(81).startsWith("?[2Jzzz").endsWith("…");
    }

    @Test
    void oversizedBodies() throws IOException {
        refused("{\"a\": \"" + "x".repeat(9000) + "\"}", 413, "BODY_TOO_LARGE");
        HttpRequest chunked = api.request("/api/v1/orders", api.admin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(Endless::new))
                .build();
        int status;
        try {
            status = api.send(chunked).status();
        } catch (java.io.UncheckedIOException _) {
            status = 413; // the server hung up on the endless body before the client read the answer
        }
        assertThat(status).isEqualTo(413);
        assertThat(api.get("/api/v1/orders").status()).isEqualTo(200);
    }

    /// A body that would go on for a gigabyte.
    private static final class Endless extends InputStream {
        private long left = 1L << 30;

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }

    @Test
    void bodyMustBeDeclaredAsJson() {
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"}) {
            HttpRequest request = api.request("/api/v1/orders", api.admin)
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(RunningApi.order("c-1")))
                    .build();
            assertThat(api.send(request).status()).as(type).isEqualTo(415);
        }
    }

    @Test
    void routesWithoutBodyRefuseOne() {
        assertThat(api.send("DELETE", "/api/v1/orders/A-1", api.admin, "{}").status())
                .isEqualTo(400);
        assertThat(api.post("/api/v1/sessions/lp-orders/reset", "{\"now\": true}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void unknownPathsAndMethods() {
        assertThat(api.get("/api/v1/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(api.get("/api/v2/orders").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/orders/").status()).isEqualTo(404);
        assertThat(api.send("PUT", "/api/v1/orders", api.admin, "{}").code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(api.send("OPTIONS", "/api/v1/orders", api.admin, "").status())
                .isEqualTo(405);
        assertThat(api.send("PURGE", "/api/v1/orders", api.admin, "").status()).isEqualTo(405);
        assertThat(api.get("/api/v1/book/DOGE").code()).isEqualTo("SYMBOL_UNKNOWN");
        assertThat(api.post("/api/v1/accounts/other/arm", "{\"maxUnits\": \"1\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/api/v1/sessions/other/connect", "").code()).isEqualTo("SESSION_UNKNOWN");
    }

    @Test
    void brokenHttpIsAnsweredAndTheServerLives() throws IOException {
        for (String bytes : new String[] {
            "GET /api/v1/orders/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /api/v1/orders HTTP/1.1\r\n\r\n",
            "GET /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(40_000) + "\r\n\r\n",
            "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
            "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n",
            "GET /api/v1/orders?a=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        }) {
            try (Socket socket = new Socket("127.0.0.1", api.server.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
                assertThat(answer)
                        .as(bytes.substring(0, Math.min(60, bytes.length())))
                        .startsWith("HTTP/1.1 4");
            }
        }
        assertThat(api.get("/health").status()).isEqualTo(200);
    }

    @Test
    void whatIsNotHttpIsHungUpOn() throws IOException {
        for (String bytes :
                new String[] {"garbage\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "\u0016\u0003\u0001"}) {
            try (Socket socket = new Socket("127.0.0.1", api.server.port())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            }
        }
        assertThat(api.get("/health").status()).isEqualTo(200);
    }

    @Test
    void refusalsOfTheCoreKeepTheirCodeFieldAndRemedy() {
        api.gateway.denial = io.fairlead.core.event.DenialCode.PRICE_OFF_TICK;
        try {
            RunningApi.Answer answer = refused(RunningApi.order("c-1"), 422, "PRICE_OFF_TICK");
            assertThat(answer.json().path("field").asText()).isEqualTo("price");
            assertThat(answer.json().path("value").asText()).isEqualTo("1.234567");
            assertThat(answer.json().path("remedy").asText()).isEqualTo("Use a multiple of the tick.");
        } finally {
            api.gateway.denial = null;
        }
    }
}
