package io.fairlead.proof.sessions;

import java.util.List;

/// What came of one seed. Immutable.
///
/// @param violations promises that did not hold; empty if all did
/// @param traceHash equal for two runs that did the same
/// @param lastedNanos virtual time
public record WorldResult(long seed, List<String> violations, Census census, long traceHash, long lastedNanos) {
    public WorldResult {
        violations = List.copyOf(violations);
    }
}
