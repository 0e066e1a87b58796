package io.fairlead.core.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Accounts that one order can name together, and how large each one's share of it is.
public record AccountGroup(String name, List<Member> members) {
    public AccountGroup {
        Ids.check("AccountGroup", name, 32);
        members = List.copyOf(members);
        Set<AccountId> seen = new HashSet<>();
        for (Member member : members) {
            if (!seen.add(member.account)) {
                throw new IllegalArgumentException("account " + member.account + " must be in group " + name + " once");
            }
        }
        if (members.isEmpty()) {
            throw new IllegalArgumentException("group " + name + " must have a member");
        }
    }

    /// One account of it.
    public record Member(AccountId account, Sizing sizing) {}

    /// How large a member's order is.
    public sealed interface Sizing {
        /// The same whatever was asked.
        record Fixed(Quantity quantity) implements Sizing {
            public Fixed {
                positive("a fixed quantity", quantity.value());
            }
        }

        /// So many times what was asked.
        record Multiplier(Decimal factor) implements Sizing {
            public Multiplier {
                positive("a multiplier", factor);
            }
        }

        /// What was asked is shared out among the members sized so, by what each account is worth.
        record EquityShare() implements Sizing {}

        private static void positive(String what, Decimal value) {
            if (value.signum() <= 0) {
                throw new IllegalArgumentException(what + " must be positive, was " + value);
            }
        }
    }
}
