package io.fairlead.fix.transport;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What people want to know of a certificate. Immutable; times are nanoseconds since the epoch.
public record CertificateFacts(
        Holder holder, String subject, String issuer, long notBeforeNanos, long notAfterNanos, KeyPin pin) {

    private static final long SECOND_NANOS = 1_000_000_000L;

    /// Whose certificate it is.
    public enum Holder {
        /// Ours, which we show.
        OURS,
        /// One that we believe others by.
        TRUSTED,
        /// The counterparty's, which it showed.
        THEIRS
    }

    static CertificateFacts of(Holder holder, X509Certificate certificate) {
        return new CertificateFacts(
                holder,
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                nanos(certificate.getNotBefore().toInstant()),
                nanos(certificate.getNotAfter().toInstant()),
                KeyPin.of(certificate));
    }

    static List<CertificateFacts> of(Holder holder, Certificate[] chain) {
        return Arrays.stream(chain)
                .filter(X509Certificate.class::isInstance)
                .map(each -> of(holder, (X509Certificate) each))
                .toList();
    }

    /// A certificate may be valid for longer than nanoseconds can count.
    private static long nanos(Instant time) {
        long second = Math.clamp(time.getEpochSecond(), 0, Long.MAX_VALUE / SECOND_NANOS);
        return second * SECOND_NANOS;
    }
}
