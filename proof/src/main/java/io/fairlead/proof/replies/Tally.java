package io.fairlead.proof.replies;

import io.fairlead.core.event.DenialCode;
import java.util.EnumMap;
import java.util.Map;

/// How many operations the gateway took, of each kind, and why it refused others. Owned by the world's thread.
final class Tally {
    private final Map<Operation, Integer> done = new EnumMap<>(Operation.class);
    private final Map<DenialCode, Integer> refused = new EnumMap<>(DenialCode.class);

    void done(Operation what) {
        done.merge(what, 1, Integer::sum);
    }

    void refused(DenialCode why) {
        refused.merge(why, 1, Integer::sum);
    }

    int all() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    int of(Operation what) {
        return done.getOrDefault(what, 0);
    }

    int refusals() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return done + ", refused " + refused;
    }
}
