package io.fairlead.core.risk;

import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Scope;
import org.jspecify.annotations.Nullable;

/// The scopes with limits that an order falls under. Owned by the engine thread; filled anew for each decision.
final class Applicable {
    private final @Nullable ScopeLimits[] scopes = new ScopeLimits[Scope.Level.values().length];
    private int count;

    void find(LimitBook limits, Proposal proposal) {
        count = 0;
        add(limits.gateway());
        add(limits.of(proposal.account().venue()));
        add(limits.of(proposal.account().id()));
        add(limits.of(proposal.instrument().symbol()));
        add(limits.of(proposal.strategy()));
        add(limits.of(proposal.account().id(), proposal.instrument().symbol()));
    }

    private void add(@Nullable ScopeLimits limits) {
        if (limits != null) {
            scopes[count++] = limits;
        }
    }

    int count() {
        return count;
    }

    ScopeLimits get(int i) {
        ScopeLimits limits = scopes[i];
        if (limits == null) {
            throw new IndexOutOfBoundsException("no scope " + i + " of " + count);
        }
        return limits;
    }

    /// The scope with the smallest value; null if none limits it.
    @Nullable
    ScopeLimits tightest(LimitKind kind) {
        ScopeLimits tightest = null;
        for (int i = 0; i < count; i++) {
            ScopeLimits each = get(i);
            if (each.value(kind) != null && (tightest == null || each.number(kind) < tightest.number(kind))) {
                tightest = each;
            }
        }
        return tightest;
    }

    /// The scope with the largest value: of a span that must have passed, the longest is the tightest.
    @Nullable
    ScopeLimits widest(LimitKind kind) {
        ScopeLimits widest = null;
        for (int i = 0; i < count; i++) {
            ScopeLimits each = get(i);
            if (each.value(kind) != null && (widest == null || each.number(kind) > widest.number(kind))) {
                widest = each;
            }
        }
        return widest;
    }
}
