package io.fairlead.core.view;

import io.fairlead.core.event.Break;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import org.jspecify.annotations.Nullable;

/// A disagreement between our books and a venue: open, or ended lately. Immutable.
public record BreakView(Break.Kind kind, Subject subject, Values values, Times times) {

    /// What it is about; null where it is about none.
    public record Subject(
            @Nullable AccountId account,
            @Nullable OrderId order,
            @Nullable Symbol symbol,
            @Nullable Side side) {}

    /// What we have, what the venue says, and the rest in words.
    public record Values(String ours, String theirs, String detail) {}

    /// Epoch nanoseconds. `count` is how often it was raised with other values; `clearedNanos` is 0 while it stands.
    public record Times(long firstNanos, long lastNanos, int count, long clearedNanos, String clearedBy) {}

    public boolean isOpen() {
        return times.clearedNanos == 0;
    }

    /// The same, seen again with these values.
    public BreakView again(Values newest, long atNanos) {
        return new BreakView(kind, subject, newest, new Times(times.firstNanos, atNanos, times.count + 1, 0, ""));
    }

    /// The same, ended.
    public BreakView cleared(long atNanos, String by) {
        return new BreakView(
                kind, subject, values, new Times(times.firstNanos, times.lastNanos, times.count, atNanos, by));
    }
}
