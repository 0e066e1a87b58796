package io.fairlead.app.config;

import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The keys of `account-groups`: accounts that one order can name together, and how large each one's share is.
final class AccountGroupTable {
    static final Key<String> ID = Key.required(
            "id",
            Scalars.id("up to 32 letters, digits, '.', '_' and '-'", AccountGroupTable::plain),
            "The name that orders give in place of an account.");
    static final Key<Balance> BALANCE = Key.optional(
            "balance",
            Scalars.oneOf(Balance.class),
            "Gives each order to one member in place of all of them: in turn, to the one that would hold the least of"
                    + " the symbol, to the one with the most free margin, or to the one with the fewest live orders.");
    static final Key<List<Values>> MEMBERS = Key.items("members", MemberTable.TABLE);
    static final Table TABLE = Table.of(
            "Groups of accounts: an order that names one becomes an order on each of its accounts, or on one of them."
                    + " See accounts.md.",
            ID,
            BALANCE,
            MEMBERS);

    private AccountGroupTable() {}

    /// One account of a group: exactly one of the three sizes, or none where the group balances.
    static final class MemberTable {
        static final Key<AccountId> ACCOUNT =
                Key.required("account", Scalars.id("the id of an account", AccountId::new), "The account.");
        static final Key<Decimal> FIXED_LOTS =
                Key.optional("fixed-lots", Scalars.POSITIVE, "So many lots, whatever the order says.");
        static final Key<Decimal> MULTIPLIER =
                Key.optional("multiplier", Scalars.POSITIVE, "So many times the order's quantity.");
        static final Key<Boolean> EQUITY_SHARE = Key.of(
                "equity-share",
                Scalars.FLAG,
                "false",
                "A part of the order's quantity, by what the account is worth among the members sized so.");
        static final Table TABLE = Table.of(
                "An account of the group, and one of the three ways to size its order; none in a group that balances.",
                ACCOUNT,
                FIXED_LOTS,
                MULTIPLIER,
                EQUITY_SHARE);

        private MemberTable() {}
    }

    private static String plain(String id) {
        String plain = FixSessionSettings.plainId(id);
        if (plain.length() > 32) {
            throw new IllegalArgumentException("must have at most 32 characters, had " + plain.length());
        }
        return plain;
    }

    static AccountGroup of(Values values) {
        Balance balance = values.find(BALANCE);
        if (balance != null) {
            return AccountGroup.balancing(
                    values.get(ID),
                    balance,
                    values.get(MEMBERS).stream()
                            .map(member -> member.get(MemberTable.ACCOUNT))
                            .toList());
        }
        return new AccountGroup(
                values.get(ID),
                values.get(MEMBERS).stream()
                        .map(member -> new AccountGroup.Member(member.get(MemberTable.ACCOUNT), sizing(member)))
                        .toList());
    }

    private static Sizing sizing(Values member) {
        Decimal lots = member.find(MemberTable.FIXED_LOTS);
        Decimal factor = member.find(MemberTable.MULTIPLIER);
        if (lots != null) {
            return new Sizing.Fixed(Quantity.lots(lots));
        }
        return factor == null ? new Sizing.EquityShare() : new Sizing.Multiplier(factor);
    }

    static void check(Values root, Problems problems) {
        List<Values> accounts = root.get(Settings.ACCOUNTS);
        for (Values group : root.get(Settings.ACCOUNT_GROUPS)) {
            List<Values> members = group.get(MEMBERS);
            if (members.isEmpty()) {
                problem(group, MEMBERS, "is empty", "name at least one account", problems);
            }
            Set<AccountId> seen = new HashSet<>();
            Set<Object> currencies = new HashSet<>();
            for (Values member : members) {
                AccountId id = member.find(MemberTable.ACCOUNT);
                Values account = account(accounts, id);
                if (id != null && account == null) {
                    problem(member, MemberTable.ACCOUNT, "'" + id + "' is not in accounts", "add it there", problems);
                } else if (id != null && !seen.add(id)) {
                    problem(
                            member,
                            MemberTable.ACCOUNT,
                            "'" + id + "' is in the group twice",
                            "once will do",
                            problems);
                }
                checkSizing(member, group.find(BALANCE) != null, problems);
                boolean compared = isShare(member) || group.find(BALANCE) == Balance.MOST_HEADROOM;
                Object currency = account == null || !compared ? null : account.find(AccountTable.CURRENCY);
                if (currency != null && currencies.add(currency) && currencies.size() == 2) {
                    problem(
                            member,
                            isShare(member) ? MemberTable.EQUITY_SHARE : MemberTable.ACCOUNT,
                            "needs accounts of one currency, found " + currencies,
                            isShare(member) ? "size the others by multiplier" : "balance by another figure",
                            problems);
                }
            }
        }
    }

    private static void checkSizing(Values member, boolean balanced, Problems problems) {
        long said = Stream.of(member.find(MemberTable.FIXED_LOTS), member.find(MemberTable.MULTIPLIER))
                        .filter(Objects::nonNull)
                        .count()
                + (isShare(member) ? 1 : 0);
        boolean readable = !member.isWritten(MemberTable.FIXED_LOTS) || member.find(MemberTable.FIXED_LOTS) != null;
        readable &= !member.isWritten(MemberTable.MULTIPLIER) || member.find(MemberTable.MULTIPLIER) != null;
        if (balanced && said > 0) {
            problem(
                    member,
                    MemberTable.ACCOUNT,
                    "has a size, and the group balances",
                    "leave the size out: one member gets the whole order; or leave balance out",
                    problems);
        } else if (!balanced && said != 1 && readable) {
            problem(
                    member,
                    MemberTable.ACCOUNT,
                    said == 0 ? "has no size" : "has " + said + " sizes",
                    "say one of fixed-lots, multiplier, equity-share: true",
                    problems);
        }
    }

    private static boolean isShare(Values member) {
        return Boolean.TRUE.equals(member.find(MemberTable.EQUITY_SHARE));
    }

    private static @Nullable Values account(List<Values> accounts, @Nullable AccountId id) {
        return accounts.stream()
                .filter(each -> id != null && Objects.equals(each.find(AccountTable.ID), id))
                .findFirst()
                .orElse(null);
    }

    private static void problem(Values at, Key<?> key, String text, String remedy, Problems problems) {
        problems.error(at.lineOf(key), at.pathOf(key), text, remedy);
    }
}
