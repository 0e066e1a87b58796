package io.fairlead.gateway;

import io.fairlead.core.CoreSettings;
import io.fairlead.core.RetentionSettings;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.Capability;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.gateway.history.HistorySettings;
import io.fairlead.journal.JournalConfig;
import io.fairlead.venues.fixlp.FixLpSession;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a gateway is configured with. Immutable; `app` makes it of the configuration file.
public record GatewayConfig(
        List<Account> accounts,
        List<Instrument> instruments,
        List<VenuePlan> venues,
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
            List<Account> accounts,
            List<Instrument> instruments,
            List<? extends VenuePlan> venues,
            JournalConfig journal) {
        return new GatewayConfig(
                accounts,
                instruments,
                List.copyOf(venues),
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
    public GatewayConfig withVenues(List<? extends VenuePlan> other) {
        return changed(draft -> draft.venues = List.copyOf(other));
    }

    /// The same with another journal.
    public GatewayConfig withJournal(JournalConfig other) {
        return changed(draft -> draft.journal = other);
    }

    /// The same with other settings of the core, and an inbox of another size.
    public GatewayConfig withCore(CoreSettings other, int capacity) {
        return changed(draft -> {
            draft.core = other;
            draft.inboxCapacity = capacity;
        });
    }

    /// The same with closed orders kept for another time.
    public GatewayConfig withRetention(RetentionSettings other) {
        return withCore(core.with(other), inboxCapacity);
    }

    /// The same with other snapshots and another archive.
    public GatewayConfig withHistory(HistorySettings other) {
        return changed(draft -> draft.history = other);
    }

    /// The same with accounts guarded.
    public GatewayConfig withGuards(GuardPlan plan) {
        return changed(draft -> draft.guards = plan);
    }

    /// The same with other limits, and no others.
    public GatewayConfig withLimits(List<Limit> others) {
        return changed(draft -> draft.limits = others);
    }

    /// The same with groups of accounts.
    public GatewayConfig withAccountGroups(List<AccountGroup> groups) {
        return changed(draft -> draft.accountGroups = groups);
    }

    /// The same with prices for reference, and history of prices.
    public GatewayConfig withMarket(MarketPlan plan) {
        return changed(draft -> draft.market = plan);
    }

    private GatewayConfig changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.config();
    }

    /// A configuration while one part of it is exchanged. Never leaves `changed`.
    private static final class Draft {
        private final GatewayConfig before;
        private List<VenuePlan> venues;
        private JournalConfig journal;
        private CoreSettings core;
        private int inboxCapacity;
        private HistorySettings history;
        private GuardPlan guards;
        private List<Limit> limits;
        private List<AccountGroup> accountGroups;
        private MarketPlan market;

        Draft(GatewayConfig before) {
            this.before = before;
            venues = before.venues;
            journal = before.journal;
            core = before.core;
            inboxCapacity = before.inboxCapacity;
            history = before.history;
            guards = before.guards;
            limits = before.limits;
            accountGroups = before.accountGroups;
            market = before.market;
        }

        GatewayConfig config() {
            return new GatewayConfig(
                    before.accounts,
                    before.instruments,
                    venues,
                    journal,
                    core,
                    inboxCapacity,
                    history,
                    guards,
                    limits,
                    accountGroups,
                    market);
        }
    }

    /// A liquidity provider: the pool of its order sessions, and one session for market data unless that comes on the
    /// first of them; and one for drop copies where the provider has such.
    public record FixLp(
            FixLpSettings settings,
            List<OrderLine> orders,
            @Nullable FixLine marketData,
            @Nullable FixLine dropCopy) implements VenuePlan {
        public FixLp {
            orders = List.copyOf(orders);
            settings = dropCopy == null ? settings : settings.withCapability(Capability.DROP_COPY);
        }

        /// A provider without drop copies.
        public FixLp(FixLpSettings settings, List<OrderLine> orders, @Nullable FixLine marketData) {
            this(settings, orders, marketData, null);
        }

        /// The same with a session for drop copies.
        public FixLp withDropCopy(FixLine session) {
            return new FixLp(settings, orders, marketData, session);
        }

        @Override
        public VenueId venue() {
            return settings.venue();
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
