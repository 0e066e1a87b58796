package io.fairlead.app.config;

import io.fairlead.core.RetentionSettings;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.Instrument;
import io.fairlead.gateway.Gateway.OnShutdown;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole configuration of a gateway, every default filled in and every reference checked.
public record Settings(
        Path dataDir,
        OnShutdown onShutdown,
        @Nullable Path killFile,
        EngineSettings engine,
        HttpSettings http,
        JournalSettings journal,
        RetentionSettings retention,
        LogSettings logging,
        MessageLogSettings messageLog,
        SecretSettings secrets,
        AlertSettings alerts,
        List<VenueSettings> venues,
        List<Account> accounts,
        List<AccountGroup> accountGroups,
        List<Instrument> instruments,
        List<StrategySettings> strategies,
        GuardSettings guard,
        List<Limit> limits,
        MarketSettings market) {

    static final Key<Path> DATA_DIR = Key.of(
            "data-dir",
            Scalars.PATH,
            "data",
            "Folder of the log, the tokens and the discovery file; one gateway each.");
    static final Key<OnShutdown> ON_SHUTDOWN = Key.of(
            "on-shutdown",
            Scalars.oneOf(OnShutdown.class),
            "leave",
            "On SIGTERM: leave orders and positions as they are, cancel live orders, or flatten: cancel and close.");
    static final Key<Path> KILL_FILE = Key.optional(
            "kill-file",
            Scalars.PATH,
            "A file whose appearance kills the whole gateway; its text is the reason. Taking it away releases"
                    + " nothing: an admin does.");
    static final Key<Values> ENGINE = Key.section("engine", EngineSettings.TABLE);
    static final Key<Values> HTTP = Key.section("http", HttpSettings.TABLE);
    static final Key<Values> JOURNAL = Key.section("journal", JournalSettings.TABLE);
    static final Key<Values> RETENTION = Key.section("retention", RetentionTable.TABLE);
    static final Key<Values> LOGGING = Key.section("logging", LogSettings.TABLE);
    static final Key<Values> MESSAGE_LOG = Key.section("fix-log", MessageLogSettings.TABLE);
    static final Key<Values> SECRETS = Key.section("secrets", SecretSettings.TABLE);
    static final Key<Values> ALERTS = Key.section("alerts", AlertSettings.TABLE);
    static final Key<List<Values>> VENUES = Key.items("venues", VenueSettings.TABLE);
    static final Key<List<Values>> ACCOUNTS = Key.items("accounts", AccountTable.TABLE);
    static final Key<List<Values>> ACCOUNT_GROUPS = Key.items("account-groups", AccountGroupTable.TABLE);
    static final Key<List<Values>> INSTRUMENTS = Key.items("instruments", InstrumentTable.TABLE);
    static final Key<List<Values>> STRATEGIES = Key.items("strategies", StrategySettings.TABLE);
    static final Key<List<Values>> LIMITS = Key.items("limits", LimitTable.TABLE);
    static final Key<Values> GUARD = Key.section("guard", GuardSettings.TABLE);
    static final Key<Values> MARKET_DATA = Key.section("market-data", MarketSettings.TABLE);
    static final Table TABLE = Table.of(
            "The gateway.",
            DATA_DIR,
            ON_SHUTDOWN,
            KILL_FILE,
            ENGINE,
            HTTP,
            JOURNAL,
            RETENTION,
            LOGGING,
            MESSAGE_LOG,
            SECRETS,
            ALERTS,
            VENUES,
            ACCOUNTS,
            ACCOUNT_GROUPS,
            INSTRUMENTS,
            STRATEGIES,
            LIMITS,
            GUARD,
            MARKET_DATA);

    static Settings of(Values values) {
        return new Settings(
                values.get(DATA_DIR),
                values.get(ON_SHUTDOWN),
                values.find(KILL_FILE),
                EngineSettings.of(values.get(ENGINE)),
                HttpSettings.of(values.get(HTTP)),
                JournalSettings.of(values.get(JOURNAL)),
                RetentionTable.of(values.get(RETENTION)),
                LogSettings.of(values.get(LOGGING)),
                MessageLogSettings.of(values.get(MESSAGE_LOG), values.get(DATA_DIR)),
                SecretSettings.of(values.get(SECRETS)),
                AlertSettings.of(values.get(ALERTS)),
                values.get(VENUES).stream().map(VenueSettings::of).toList(),
                AccountTable.accounts(values.get(ACCOUNTS), values.get(VENUES)),
                values.get(ACCOUNT_GROUPS).stream().map(AccountGroupTable::of).toList(),
                values.get(INSTRUMENTS).stream().map(InstrumentTable::of).toList(),
                values.get(STRATEGIES).stream().map(StrategySettings::of).toList(),
                GuardSettings.of(values.get(GUARD), values.get(ACCOUNTS)),
                LimitTable.limits(values.get(LIMITS)),
                MarketSettings.of(values.get(MARKET_DATA), values.get(DATA_DIR)));
    }
}
