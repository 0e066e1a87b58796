package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the one member of a group was found that an order goes to: every member in the group's order, with what was read
/// of it. `chosen` is null where there was something against each.
public record MemberChoice(
        Balance policy,
        List<Candidate> candidates,
        @Nullable AccountId chosen) {
    public MemberChoice {
        candidates = List.copyOf(candidates);
    }

    /// A member.
    ///
    /// @param turn how many members were before it in turn
    /// @param figure what the policy compares: units, an amount of the account's currency, or a number of
    ///         orders; null where it compares turns alone, or nothing was known
    /// @param refusal what stood against the order there; null if nothing did
    public record Candidate(
            AccountId account, int turn, @Nullable Decimal figure, Outcome.@Nullable Refused refusal) {}
}
