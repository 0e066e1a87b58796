package io.fairlead.app.config;

import io.fairlead.app.alert.AlertLimits;
import io.fairlead.app.secret.SecretRef;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is worth an alert, and who is told. The log always is.
public record AlertSettings(
        Duration repeat,
        AlertLimits limits,
        @Nullable Webhook webhook,
        @Nullable EmailSettings email) {

    /// An HTTP POST for each notice; `secret` signs it.
    public record Webhook(URI url, SecretRef secret, Duration timeout) {
        static final Key<URI> URL = Key.optional(
                "url",
                new Shape.Scalar<>(
                        "an address, as https://hooks.example.com/fairlead",
                        Map.of("type", "string", "pattern", "^https?://.+"),
                        Webhook::url),
                "Where notices are posted as JSON; https, or plain http to this machine. Nowhere without one.");
        static final Key<SecretRef> SECRET = Key.optional(
                "secret",
                Scalars.SECRET,
                "Where the key is kept that signs each post: X-Fairlead-Signature is the HMAC-SHA256 of time"
                        + " and body.");
        static final Key<Duration> TIMEOUT =
                Key.of("timeout", Scalars.span("100ms", "1m"), "5s", "How long one post may take.");
        static final Table TABLE = Table.of("Notices to a program of yours.", URL, SECRET, TIMEOUT);

        private static URI url(String text) {
            URI url = URI.create(text);
            String host = url.getHost();
            boolean here = "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
            if (host == null || !("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && here))) {
                throw new IllegalArgumentException("must be https, or http to this machine, was '" + text + "'");
            }
            return url;
        }

        static @Nullable Webhook of(Values values) {
            URI url = values.find(URL);
            SecretRef secret = values.find(SECRET);
            return url == null || secret == null ? null : new Webhook(url, secret, values.get(TIMEOUT));
        }
    }

    static final Key<Duration> REPEAT = Key.of(
            "repeat",
            Scalars.span("1m", "7d"),
            "30m",
            "What nobody has acknowledged is told again so often; what ends and comes back sooner is one alert.");
    static final Key<Duration> UNKNOWN_AFTER = Key.of(
            "unknown-after", Scalars.span("1s", "1h"), "10s", "How long an order may be UNKNOWN before it alerts.");
    static final Key<Duration> CLOCK = Key.of(
            "clock-offset",
            Scalars.span("10ms", "1h"),
            "500ms",
            "How far our clock and a venue's SendingTime(52) may be apart, transit included.");
    static final Key<Duration> CERTIFICATE =
            Key.of("certificate-expiry", Scalars.span("1d", "365d"), "21d", "How long before a certificate expires.");
    static final Key<Duration> PRICES = Key.of(
            "prices-after",
            Scalars.span("1s", "1d"),
            "30s",
            "How long a subscription may be LOST, a book not fresh, or a reference not connected, before it alerts.");
    static final Key<Integer> BUDGET = Key.of(
            "budget-spent",
            Scalars.whole(10, 100),
            "80",
            "Share of a rate limit of a minute or longer from which on it is nearly spent, in %. Shorter ones alert"
                    + " when they refuse.");
    static final Key<Values> WEBHOOK = Key.section("webhook", Webhook.TABLE);
    static final Key<Values> EMAIL = Key.section("email", EmailSettings.TABLE);
    static final Table TABLE = Table.of(
            "What is worth an alert, and who is told beside the log.",
            REPEAT,
            UNKNOWN_AFTER,
            CLOCK,
            CERTIFICATE,
            PRICES,
            BUDGET,
            WEBHOOK,
            EMAIL);

    static AlertSettings of(Values values) {
        return new AlertSettings(
                values.get(REPEAT),
                new AlertLimits(
                        values.get(UNKNOWN_AFTER),
                        values.get(CLOCK),
                        values.get(CERTIFICATE),
                        values.get(PRICES),
                        values.get(BUDGET)),
                Webhook.of(values.get(WEBHOOK)),
                EmailSettings.of(values.get(EMAIL)));
    }

    /// What belongs together and does not stand together.
    static void check(Values values, Problems problems) {
        Values webhook = values.get(WEBHOOK);
        if (webhook.isWritten(Webhook.URL) && webhook.find(Webhook.SECRET) == null) {
            problems.error(
                    webhook.lineOf(Webhook.URL),
                    webhook.pathOf(Webhook.SECRET),
                    "is missing",
                    "name the secret that signs posts: whoever gets them must know that they are ours");
        }
        EmailSettings.check(values.get(EMAIL), problems);
    }
}
