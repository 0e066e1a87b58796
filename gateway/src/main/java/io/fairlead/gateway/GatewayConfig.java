package io.fairlead.gateway;

import io.fairlead.core.CoreSettings;
import io.fairlead.core.RetentionSettings;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.Instrument;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.gateway.history.HistorySettings;
import io.fairlead.journal.JournalConfig;
import io.fairlead.venues.fixlp.FixLpSession;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a gateway is configured with. Immutable; `app` makes it of the configuration file.
public record GatewayConfig(
        List<Account> accounts,
        List<Instrument> instruments,
        List<FixLp> venues,
        JournalConfig journal,
        CoreSettings core,
        int inboxCapacity,
        HistorySettings history,
        GuardPlan guards,
        List<Limit> limits,
        List<AccountGroup> accountGroups,
        MarketPlan market) {

    public static final int DEFAULT_INBOX_CAPACITY = 65_536;

    public GatewayConfig {
        accounts = List.copyOf(accounts);
        instruments = List.copyOf(instruments);
        venues = List.copyOf(venues);
        limits = List.copyOf(limits);
        accountGroups = List.copyOf(accountGroups);
    }

    /// With default core settings, inbox and limits.
    public static GatewayConfig of(
            List<Account> accounts, List<Instrument> instruments, List<FixLp> venues, JournalConfig journal) {
        return new GatewayConfig(
                accounts,
                instruments,
                venues,
                journal,
                CoreSettings.DEFAULTS,
                DEFAULT_INBOX_CAPACITY,
                HistorySettings.DEFAULTS,
                GuardPlan.NONE,
                StandardLimits.ALL,
                List.of(),
                MarketPlan.NONE);
    }

    /// The same with other venues.
    public GatewayConfig withVenues(List<FixLp> other) {
        return new GatewayConfig(
                accounts,
                instruments,
                other,
                journal,
                core,
                inboxCapacity,
                history,
                guards,
                limits,
                accountGroups,
                market);
    }

    /// The same with another journal.
    public GatewayConfig withJournal(JournalConfig other) {
        return new GatewayConfig(
                accounts,
                instruments,
                venues,
                other,
                core,
                inboxCapacity,
                history,
                guards,
                limits,
                accountGroups,
                market);
    }

    /// The same with other settings of the core, and an inbox of another size.
    public GatewayConfig withCore(CoreSettings other, int capacity) {
        return new GatewayConfig(
                accounts,
                instruments,
                venues,
                journal,
                other,
                capacity,
                history,
                guards,
                limits,
                accountGroups,
                market);
    }

    /// The same with closed orders kept for another time.
    public GatewayConfig withRetention(RetentionSettings other) {
        return withCore(core.with(other), inboxCapacity);
    }

    /// The same with other snapshots and another archive.
    public GatewayConfig withHistory(HistorySettings other) {
        return new GatewayConfig(
                accounts,
                instruments,
                venues,
                journal,
                core,
                inboxCapacity,
                other,
                guards,
                limits,
                accountGroups,
                market);
    }

    /// The same with accounts guarded.
    public GatewayConfig withGuards(GuardPlan plan) {
        return new GatewayConfig(
                accounts,
                instruments,
                venues,
                journal,
                core,
                inboxCapacity,
                history,
                plan,
                limits,
                accountGroups,
                market);
    }

    /// The same with other limits, and no others.
    public GatewayConfig withLimits(List<Limit> others) {
        return new GatewayConfig(
                accounts,
                instruments,
                venues,
                journal,
                core,
                inboxCapacity,
                history,
                guards,
                others,
                accountGroups,
                market);
    }

    /// The same with groups of accounts.
    public GatewayConfig withAccountGroups(List<AccountGroup> groups) {
        return new GatewayConfig(
                accounts, instruments, venues, journal, core, inboxCapacity, history, guards, limits, groups, market);
    }

    /// The same with prices for reference, and history of prices.
    public GatewayConfig withMarket(MarketPlan plan) {
        return new GatewayConfig(
                accounts,
                instruments,
                venues,
                journal,
                core,
                inboxCapacity,
                history,
                guards,
                limits,
                accountGroups,
                plan);
    }

    /// A liquidity provider: the pool of its order sessions, and one session for market data unless that comes on the
    /// first of them.
    public record FixLp(
            FixLpSettings settings,
            List<OrderLine> orders,
            @Nullable FixLine marketData) {
        public FixLp {
            orders = List.copyOf(orders);
        }

        /// A provider with one order session.
        public FixLp(FixLpSettings settings, FixLine orders, @Nullable FixLine marketData) {
            this(settings, List.of(new OrderLine(orders, FixLpSession.primary(orders.id()))), marketData);
        }
    }

    /// One order session: how it is reached, and what goes over it.
    public record OrderLine(FixLine fix, FixLpSession session) {
        public OrderLine {
            if (!fix.id().equals(session.name())) {
                throw new IllegalArgumentException(
                        "session '" + fix.id() + "' must go by that name, goes by '" + session.name() + "'");
            }
        }
    }

    /// One FIX session: our name of it, what its counterparty wants, and how to reach it. A `dictionary` of its own has
    /// to know every tag; with ours, null, user-defined tags pass.
    public record FixLine(
            String id,
            SessionProfile profile,
            InitiatorPlan plan,
            @Nullable FixDictionary dictionary) {
        /// A session that speaks by our dictionary.
        public FixLine(String id, SessionProfile profile, InitiatorPlan plan) {
            this(id, profile, plan, null);
        }
    }
}
