package io.fairlead.proof.replies;

import io.fairlead.proof.truth.LockerCheck;
import java.util.List;
import java.util.Locale;

/// What came of a run. Immutable.
///
/// @param limitsExceeded how often the venue counted more requests than it allows
/// @param findings the first of what is wrong, in words
public record LostRepliesReport(
        int operations,
        String kinds,
        int refused,
        int doubled,
        int lost,
        int unknown,
        long limitsExceeded,
        List<String> findings) {
    private static final int MOST_SHOWN = 20;

    public LostRepliesReport {
        findings = List.copyOf(findings);
    }

    LostRepliesReport(Tally tally, LockerCheck check, long limitsExceeded) {
        this(
                tally.all(),
                tally.toString(),
                tally.refusals(),
                check.doubled().size(),
                check.lost().size() + check.invented().size(),
                check.unknown().size(),
                limitsExceeded,
                check.findings().stream().limit(MOST_SHOWN).toList());
    }

    /// Whether everything held.
    public boolean held() {
        return doubled == 0 && lost == 0 && unknown == 0 && limitsExceeded == 0;
    }

    /// As one line of JSON.
    public String json() {
        return String.format(
                Locale.ROOT,
                "{\"operations\":%d,\"refused\":%d,\"doubled\":%d,\"lost\":%d,\"unknown\":%d,\"limitsExceeded\":%d}",
                operations,
                refused,
                doubled,
                lost,
                unknown,
                limitsExceeded);
    }
}
