package io.fairlead.app.probe;

import io.fairlead.app.probe.Finding.Step;
import io.fairlead.fix.transport.CertificateFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What there is to say about certificates at a moment. Stateless.
final class Chain {
    private static final long SOON_NANOS = Duration.ofDays(30).toNanos();

    private Chain() {}

    /// One finding for each certificate that the counterparty showed, its own first.
    static List<Finding> theirs(List<CertificateFacts> chain, long nowNanos) {
        List<Finding> findings = new ArrayList<>();
        for (CertificateFacts each : chain) {
            findings.add(of(each, "theirs: ", "ask the venue when it is replaced, and what to trust then", nowNanos));
        }
        return findings;
    }

    /// Those of our files that need attention.
    static List<Finding> ours(List<CertificateFacts> certificates, long nowNanos) {
        return certificates.stream()
                .map(each -> switch (each.holder()) {
                    case OURS ->
                        of(each, "ours: ", "have it renewed, and replace the file; no restart is needed", nowNanos);
                    case TRUSTED, THEIRS ->
                        of(each, "trusted: ", "get the next one from the venue, and put it into tls.ca", nowNanos);
                })
                .filter(finding -> finding.verdict() != Finding.Verdict.OK)
                .toList();
    }

    private static Finding of(CertificateFacts facts, String whose, String next, long nowNanos) {
        String name = whose + facts.subject() + " by " + facts.issuer() + ", key " + facts.pin();
        if (nowNanos < facts.notBeforeNanos()) {
            return Finding.warn(
                    Step.CERTIFICATE,
                    name + ", not valid before " + day(facts.notBeforeNanos()),
                    "look at this machine's date: timedatectl status");
        }
        long left = facts.notAfterNanos() - nowNanos;
        if (left <= 0) {
            return Finding.warn(Step.CERTIFICATE, name + ", expired " + day(facts.notAfterNanos()), next);
        }
        String days = left / Duration.ofDays(1).toNanos() + " days";
        return left < SOON_NANOS
                ? Finding.warn(
                        Step.CERTIFICATE, name + ", expires in " + days + ", " + day(facts.notAfterNanos()), next)
                : Finding.ok(Step.CERTIFICATE, name + ", valid until " + day(facts.notAfterNanos()));
    }

    private static String day(long nanos) {
        return Instant.ofEpochSecond(0, nanos)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
