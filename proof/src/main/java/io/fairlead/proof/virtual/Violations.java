package io.fairlead.proof.virtual;

import java.util.ArrayList;
import java.util.List;

/// Promises that did not hold in a world. Owned by the world's thread.
public final class Violations {
    private static final int MOST = 8;

    private final VirtualTime time;
    private final Trace trace;
    private final long startNanos;
    private final List<String> found = new ArrayList<>();

    public Violations(VirtualTime time, Trace trace) {
        this.time = time;
        this.trace = trace;
        startNanos = time.nowNanos();
    }

    /// A promise did not hold; the first few are kept in words.
    public void add(String what) {
        trace.event(time.nowNanos(), "VIOLATION", what);
        if (found.size() < MOST) {
            found.add("after %.3f s: %s".formatted((time.nowNanos() - startNanos) / 1e9, what));
        }
    }

    /// Whether every promise held so far.
    public boolean none() {
        return found.isEmpty();
    }

    /// The first few, in words.
    public List<String> found() {
        return List.copyOf(found);
    }
}
