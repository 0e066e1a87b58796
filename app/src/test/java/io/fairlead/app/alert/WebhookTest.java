package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.app.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over a real socket on this machine.
class WebhookTest {
    private static final Notice NOTICE = new Notice(
            Notice.Event.RAISED,
            new Alert(
                    4,
                    new Condition(AlertKind.DISK, "journal", Severity.CRITICAL, "it is full"),
                    1_700_000_000_000_000_000L,
                    1_700_000_000_000_000_000L,
                    1,
                    0,
                    null,
                    0),
            1_700_000_000_123_000_000L);

    private record Post(String body, String time, String signature) {}

    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private @Nullable HttpServer server;
    private @Nullable Outbox outbox;

    @BeforeEach
    void listen() throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean fails = failures.getAndDecrement() > 0;
            if (!fails) {
                posts.add(new Post(
                        body,
                        exchange.getRequestHeaders().getFirst("X-Fairlead-Time"),
                        exchange.getRequestHeaders().getFirst("X-Fairlead-Signature")));
            }
            exchange.sendResponseHeaders(fails ? 503 : 204, -1);
            exchange.close();
        });
        listening.start();
        server = listening;
    }

    @AfterEach
    void stop() {
        if (outbox != null) {
            outbox.stop();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    private void tell(int attempts) {
        URI url = URI.create(
                "http://127.0.0.1:" + (server == null ? 0 : server.getAddress().getPort()) + "/hook");
        Outbox made = new Outbox(
                new Webhook(url, Secret.of("s3cret-key"), Duration.ofSeconds(5)),
                new Outbox.Retries(attempts, Duration.ofMillis(1)));
        outbox = made;
        Thread.ofVirtual().start(made);
        made.tell(NOTICE);
    }

    @Test
    void postsJsonSignedWithTheKey() throws InterruptedException, GeneralSecurityException {
        tell(1);
        Post post = posts.poll(10, TimeUnit.SECONDS);
        assertThat(post).isNotNull();
        assertThat(post.body())
                .isEqualTo("{\"event\":\"RAISED\",\"at\":\"2023-11-14T22:13:20.123Z\",\"id\":\"4\",\"kind\":\"DISK\","
                        + "\"subject\":\"journal\",\"severity\":\"CRITICAL\",\"text\":\"it is full\","
                        + "\"firstAt\":\"2023-11-14T22:13:20Z\",\"count\":1,\"runbook\":\"docs/runbook.md#disk\"}");
        assertThat(post.time()).isEqualTo("1700000000123");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((post.time() + "." + post.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(post.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
    }

    @Test
    void triesAgainUntilItIsTaken() throws InterruptedException {
        failures.set(2);
        tell(3);
        assertThat(posts.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(failures.get()).isEqualTo(-1);
    }

    @Test
    void saysWhyItWasNotTakenWithoutTheSecret() throws InterruptedException {
        Webhook nowhere =
                new Webhook(URI.create("http://127.0.0.1:1/hook"), Secret.of("s3cret-key"), Duration.ofSeconds(5));
        assertThat(nowhere.deliver(NOTICE)).contains("ConnectException").doesNotContain("s3cret");
        assertThat(nowhere.name()).isEqualTo("webhook at 127.0.0.1");
    }
}
