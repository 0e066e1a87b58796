package io.fairlead.app.config;

import java.util.List;
import java.util.Objects;

/// What of the guard one key alone cannot show: names that must be there, and limits that need a start balance.
final class GuardConsistency {
    private final Problems problems;

    GuardConsistency(Problems problems) {
        this.problems = problems;
    }

    void check(Values guard, List<Values> accounts) {
        List<Values> rules = guard.get(GuardSettings.RULES);
        rules.forEach(this::warnings);
        accounts.forEach(account -> account(account, rules));
    }

    private void warnings(Values rules) {
        Integer buffer = rules.find(GuardRulesTable.BUFFER);
        List<Integer> warn = rules.find(GuardRulesTable.WARN);
        if (buffer != null && warn != null && warn.stream().anyMatch(percent -> percent >= 100 - buffer)) {
            error(
                    rules,
                    GuardRulesTable.WARN,
                    "must be below the lock at " + (100 - buffer) + " percent",
                    "warn earlier, or make the buffer smaller");
        }
    }

    private void account(Values account, List<Values> rules) {
        String name = account.find(AccountTable.GUARD);
        if (name == null) {
            if (account.find(AccountTable.FIRM) != null) {
                error(account, AccountTable.GUARD, "is missing", "a firm's accounts need the firm's rules");
            }
            return;
        }
        Values named = rules.stream()
                .filter(each -> Objects.equals(each.find(GuardRulesTable.ID), name))
                .findFirst()
                .orElse(null);
        if (named == null) {
            error(account, AccountTable.GUARD, "'" + name + "' is not in guard.rules", "add it there");
        } else if (account.find(AccountTable.START_BALANCE) == null
                && (named.find(GuardRulesTable.DAILY_LOSS) != null
                        || named.find(GuardRulesTable.MAX_DRAWDOWN) != null)) {
            error(
                    account,
                    AccountTable.START_BALANCE,
                    "is missing",
                    "the gateway's own figure of what the account is worth starts from it");
        }
    }

    private void error(Values values, Key<?> key, String text, String remedy) {
        problems.error(values.lineOf(key), values.pathOf(key), text, remedy);
    }
}
