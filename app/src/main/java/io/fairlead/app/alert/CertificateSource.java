package io.fairlead.app.alert;

import io.fairlead.fix.transport.CertificateFacts;
import io.fairlead.fix.transport.TlsContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Certificates that expire soon, ours and the venues', and new ones that can't be used. Owned by the `alerts` thread.
public final class CertificateSource implements AlertSource {
    private static final Duration PRESSING = Duration.ofDays(3);

    private final Map<String, TlsContext> contexts;
    private final AlertLimits limits;

    /// The TLS context of each session that is encrypted.
    public CertificateSource(Map<String, TlsContext> contexts, AlertLimits limits) {
        this.contexts = Map.copyOf(contexts);
        this.limits = limits;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        Instant now = Instant.ofEpochSecond(0, nowNanos);
        contexts.forEach((session, tls) -> {
            Stream.concat(tls.certificates().stream(), tls.shown().stream())
                    .forEach(certificate -> expiry(session, certificate, now, found));
            if (!tls.problem().isEmpty()) {
                found.accept(new Condition(
                        AlertKind.CERTIFICATE_EXPIRY, session + "/reload", Severity.WARNING, tls.problem()));
            }
        });
    }

    private void expiry(String session, CertificateFacts certificate, Instant now, Consumer<Condition> found) {
        Instant end = Instant.ofEpochSecond(0, certificate.notAfterNanos());
        Duration left = Duration.between(now, end);
        if (left.compareTo(limits.certificate()) < 0) {
            found.accept(new Condition(
                    AlertKind.CERTIFICATE_EXPIRY,
                    session + "/" + certificate.subject(),
                    left.compareTo(PRESSING) < 0 ? Severity.CRITICAL : Severity.WARNING,
                    (left.isNegative() ? "expired at " : "expires at ") + end));
        }
    }
}
