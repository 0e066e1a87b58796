package io.fairlead.core.risk;

import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.model.Scope;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The limits of one scope: what the configuration says, and in front of it what was changed at run time. Changed by
/// `LimitBook` alone; owned by the thread of the core state.
public final class ScopeLimits {
    private static final int KINDS = LimitKind.values().length;

    private final Scope scope;
    private final int index;
    private final @Nullable LimitValue[] configured = new LimitValue[KINDS];
    private final StandingLimit.@Nullable Change[] changes = new StandingLimit.Change[KINDS];
    private final @Nullable LimitValue[] inForce = new LimitValue[KINDS];
    private final long[] numbers = new long[KINDS];

    ScopeLimits(Scope scope, int index) {
        this.scope = scope;
        this.index = index;
    }

    public Scope scope() {
        return scope;
    }

    /// Its number in the order of coming, from 0 on: it never changes.
    int index() {
        return index;
    }

    /// The value in force; null if none stands here.
    @SuppressWarnings("EnumOrdinal") // a place in an array of our own
    public @Nullable LimitValue value(LimitKind kind) {
        return inForce[kind.ordinal()];
    }

    /// The value in force as a number; meaningless where none stands.
    @SuppressWarnings("EnumOrdinal") // a place in an array of our own
    long number(LimitKind kind) {
        return numbers[kind.ordinal()];
    }

    /// Where the value in force comes from; null if nothing of this kind was ever said here.
    @SuppressWarnings("EnumOrdinal") // a place in an array of our own
    public @Nullable StandingLimit standing(LimitKind kind) {
        LimitValue start = configured[kind.ordinal()];
        StandingLimit.Change change = changes[kind.ordinal()];
        return start == null && change == null
                ? null
                : new StandingLimit(scope, kind, inForce[kind.ordinal()], start, change);
    }

    void forgetConfigured() {
        Arrays.fill(configured, null);
        for (LimitKind kind : LimitKind.values()) {
            settle(kind);
        }
    }

    @SuppressWarnings("EnumOrdinal") // a place in an array of our own
    void configure(LimitKind kind, @Nullable LimitValue value) {
        configured[kind.ordinal()] = value;
        settle(kind);
    }

    /// A null change takes the last one back.
    @SuppressWarnings("EnumOrdinal") // a place in an array of our own
    void change(LimitKind kind, StandingLimit.@Nullable Change change) {
        changes[kind.ordinal()] = change;
        settle(kind);
    }

    @SuppressWarnings("EnumOrdinal") // a place in an array of our own
    private void settle(LimitKind kind) {
        int at = kind.ordinal();
        StandingLimit.Change change = changes[at];
        LimitValue value = change == null ? configured[at] : change.value();
        inForce[at] = value;
        numbers[at] = value == null ? 0 : value.number();
    }
}
