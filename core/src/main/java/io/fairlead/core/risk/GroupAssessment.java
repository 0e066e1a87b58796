package io.fairlead.core.risk;

import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would become of an order for a group of accounts: the refusal that it would get, null if at least one member
/// would take it. Immutable; nothing was done, nothing is logged.
///
/// @param choice what was read of each member; null where the order would be shared out among all of them
/// @param members who would have an order to place, with what that order would meet if it were the only one; one where
/// the group balances
public record GroupAssessment(
        Outcome.@Nullable Refused refusal, @Nullable MemberChoice choice, List<Member> members) {
    public GroupAssessment {
        members = List.copyOf(members);
    }

    public static GroupAssessment refused(Outcome.Refused refusal) {
        return new GroupAssessment(refusal, null, List.of());
    }

    /// One account's part.
    public record Member(Share share, Assessment assessment) {}
}
