package io.fairlead.proof.virtual;

import java.util.List;

/// What came of one seed. Immutable.
///
/// @param violations promises that did not hold; empty if all did
/// @param traceHash equal for two runs that did the same
/// @param lastedNanos virtual time
public record WorldResult<K extends Enum<K>>(
        long seed, List<String> violations, Census<K> census, long traceHash, long lastedNanos) {
    public WorldResult {
        violations = List.copyOf(violations);
    }
}
