package io.fairlead.app.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Posts notices as JSON to a program of the operator's, signed so that it knows whose they are. Used by one thread.
///
/// ```
///  X-Fairlead-Time:       epoch milliseconds
///  X-Fairlead-Signature:  sha256=hex of HMAC-SHA256(key, time + "." + body)
/// ```
public final class Webhook implements Outbox.Post {
    private static final String ALGORITHM = "HmacSHA256";

    private final URI url;
    private final SecretKeySpec key;
    private final Duration timeout;
    private final HttpClient client;

    /// `secret` is read once, and stays its giver's to wipe.
    public Webhook(URI url, Secret secret, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
        key = key(secret);
        client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER) // elsewhere it would not be the one that was configured
                .build();
    }

    private static SecretKeySpec key(Secret secret) {
        char[] chars = secret.chars();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars));
        byte[] raw = new byte[bytes.remaining()];
        bytes.get(raw).clear();
        try {
            return new SecretKeySpec(raw, ALGORITHM);
        } finally {
            Arrays.fill(chars, '\0');
            Arrays.fill(raw, (byte) 0);
            while (bytes.hasRemaining()) {
                bytes.put((byte) 0);
            }
        }
    }

    @Override
    public String name() {
        return "webhook at " + url.getHost();
    }

    @Override
    public String deliver(Notice notice) throws InterruptedException {
        String body = json(notice).toString();
        String time = Long.toString(notice.atNanos() / 1_000_000);
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("X-Fairlead-Time", time)
                .header("X-Fairlead-Signature", "sha256=" + signature(time + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : "answered " + status;
        } catch (IOException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static ObjectNode json(Notice notice) {
        Alert alert = notice.alert();
        Condition condition = alert.condition();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("event", notice.event().name());
        json.put("at", Instant.ofEpochSecond(0, notice.atNanos()).toString());
        json.put("id", Long.toString(alert.id()));
        json.put("kind", condition.kind().name());
        json.put("subject", condition.subject());
        json.put("severity", condition.severity().name());
        json.put("text", condition.text());
        json.put("firstAt", Instant.ofEpochSecond(0, alert.firstNanos()).toString());
        json.put("count", alert.count());
        json.put("runbook", condition.kind().runbook());
        return json;
    }
}
