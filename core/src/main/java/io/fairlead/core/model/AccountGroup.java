package io.fairlead.core.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Accounts that one order can name together, and how large each one's share of it is; or, with `balance`, the accounts
/// of which one gets the whole order.
public record AccountGroup(
        String name, List<Member> members, @Nullable Balance balance) {
    public AccountGroup {
        Ids.check("AccountGroup", name, 32);
        members = List.copyOf(members);
        Set<AccountId> seen = new HashSet<>();
        for (Member member : members) {
            if (!seen.add(member.account)) {
                throw new IllegalArgumentException("account " + member.account + " must be in group " + name + " once");
            }
            if (member.sizing instanceof Sizing.Whole != (balance != null)) {
                throw new IllegalArgumentException("the whole order goes to a member of a group that balances, and to"
                        + " none of another: account " + member.account + " of group " + name);
            }
        }
        if (members.isEmpty()) {
            throw new IllegalArgumentException("group " + name + " must have a member");
        }
    }

    /// Shares orders out among its members.
    public AccountGroup(String name, List<Member> members) {
        this(name, members, null);
    }

    /// Gives each order to one of its members.
    public static AccountGroup balancing(String name, Balance balance, List<AccountId> accounts) {
        return new AccountGroup(
                name,
                accounts.stream()
                        .map(account -> new Member(account, new Sizing.Whole()))
                        .toList(),
                balance);
    }

    public boolean hasMember(AccountId account) {
        for (Member member : members) {
            if (member.account.equals(account)) {
                return true;
            }
        }
        return false;
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

        /// Just what was asked, where one member gets all of it.
        record Whole() implements Sizing {}

        private static void positive(String what, Decimal value) {
            if (value.signum() <= 0) {
                throw new IllegalArgumentException(what + " must be positive, was " + value);
            }
        }
    }
}
