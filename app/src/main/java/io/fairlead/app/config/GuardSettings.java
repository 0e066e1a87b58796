package io.fairlead.app.config;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.NewsTime;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The guard of accounts against their firms' limits: rules by account, and news that are due.
public record GuardSettings(
        Map<AccountId, GuardRules> rules,
        List<NewsTime> news,
        @Nullable Path newsFile) {
    static final Key<List<Values>> RULES = Key.items("rules", GuardRulesTable.TABLE);
    static final Key<List<Values>> NEWS = Key.items("news", NewsTable.TABLE);
    static final Key<Path> NEWS_FILE = Key.optional(
            "news-file",
            Scalars.PATH,
            "File with a line for each news that is due, as `2026-12-10T13:30:00Z,USD,CPI`; read again when it"
                    + " changes.");
    static final Table TABLE = Table.of(
            "The guard that keeps accounts from a prop firm's limits; see the guard's manual.", RULES, NEWS, NEWS_FILE);

    public GuardSettings {
        rules = Map.copyOf(rules);
        news = List.copyOf(news);
    }

    static GuardSettings of(Values guard, List<Values> accounts) {
        Map<String, Values> byName = new HashMap<>();
        guard.get(RULES).forEach(rules -> byName.put(rules.get(GuardRulesTable.ID), rules));
        Map<AccountId, GuardRules> rules = new HashMap<>();
        for (Values account : accounts) {
            String name = account.find(AccountTable.GUARD);
            String firm = account.find(AccountTable.FIRM);
            Decimal start = account.find(AccountTable.START_BALANCE);
            Values named = name == null ? null : byName.get(name);
            if (named != null) {
                rules.put(account.get(AccountTable.ID), GuardRulesTable.of(named, firm == null ? "" : firm, start));
            }
        }
        return new GuardSettings(
                rules, guard.get(NEWS).stream().map(NewsTable::of).toList(), guard.find(NEWS_FILE));
    }
}
