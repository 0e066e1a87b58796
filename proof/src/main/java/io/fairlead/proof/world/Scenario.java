package io.fairlead.proof.world;

import io.fairlead.core.RetentionSettings;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.session.Bounds;
import io.fairlead.gateway.history.HistorySettings;
import io.fairlead.journal.SyncPolicy;
import io.fairlead.proof.virtual.LineQuality;
import io.fairlead.proof.world.locker.LockerPlan;
import io.fairlead.venues.fixlp.FixLpSettings.Choice;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a world is made of, and which misfortunes belong to it. Immutable; drawn by chance.
///
/// @param powerLosses whether the machine of the gateway may die, and not its process alone
/// @param longestSyncNanos how long the gateway's disk may take until what was written is kept
/// @param clockAheadNanos how far the gateway's clock may be off
/// @param retention how long closed orders stay in the live state
/// @param segmentBytes how large a part of the gateway's log grows
/// @param lies whether the gateway's disk may say "synced" and do nothing
/// @param killed whether somebody uses the kill switch
/// @param locker a TradeLocker venue beside the providers, in a tenth of the worlds
record Scenario(
        List<ProviderPlan> providers,
        List<Account> accounts,
        List<Instrument> instruments,
        SyncPolicy policy,
        LineQuality line,
        boolean powerLosses,
        long longestSyncNanos,
        long clockAheadNanos,
        HistorySettings history,
        RetentionSettings retention,
        long segmentBytes,
        boolean lies,
        boolean killed,
        RiskPlan risk,
        @Nullable LockerPlan locker) {

    static final String GATE = "GATE";
    static final Bounds BOUNDS = new Bounds(4096, 256, 64 * 1024, 4_000_000_000L);
    private static final long MILLI = 1_000_000L;

    Scenario {
        providers = List.copyOf(providers);
        accounts = List.copyOf(accounts);
        instruments = List.copyOf(instruments);
    }

    /// One liquidity provider: how many order sessions it has, whether the last of them is a standby, how they work
    /// together, what its sequence numbers live through, whether it takes mass cancels and tells prices, and what
    /// it tells besides.
    record ProviderPlan(
            VenueId venue,
            int sessions,
            boolean standby,
            Pool pool,
            Numbers numbers,
            boolean blind,
            boolean massCancel,
            boolean prices,
            TellingPlan telling) {
        /// The name of one of its sessions.
        String session(int number) {
            return venue.value() + "-" + number;
        }

        /// The name of its session for drop copies.
        String copySession() {
            return venue.value() + "-dc";
        }

        private ProviderPlan with(TellingPlan other) {
            return new ProviderPlan(venue, sessions, standby, pool, numbers, blind, massCancel, prices, other);
        }

        /// Whether one session answers for the orders of all.
        boolean oneAnswersForAll() {
            return sessions == 1 || pool.shared() != Shared.NONE;
        }
    }

    /// What becomes of a provider's sequence numbers, and of reports that it could not send.
    enum Numbers {
        /// Both outlive everything.
        KEPT,
        /// Each logon starts over; what was not received before is lost.
        RESET_AT_LOGON,
        /// A restart of the provider forgets them; what was not received before is lost.
        FORGOTTEN_AT_RESTART
    }

    /// The account of a name that the venue knows it by.
    Account account(VenueId venue, String venueAccount) {
        return accounts.stream()
                .filter(each ->
                        each.venue().equals(venue) && each.venueAccount().equals(venueAccount))
                .findFirst()
                .orElseThrow();
    }

    /// The account of a name of ours.
    Account account(AccountId id) {
        return accounts.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// The instrument of a name that the venue knows it by.
    Instrument instrument(VenueId venue, String venueSymbol) {
        return instruments.stream()
                .filter(each -> venueSymbol.equals(each.symbolAt(venue)))
                .findFirst()
                .orElseThrow();
    }

    static Scenario of(long seed, RandomGenerator random) {
        Scenario alone = of(random).withTelling(seed);
        LockerPlan locker = LockerPlan.of(seed);
        return locker == null ? alone : alone.with(locker);
    }

    private Scenario withTelling(long seed) {
        List<ProviderPlan> telling = new ArrayList<>();
        providers.forEach(each -> telling.add(each.with(TellingPlan.of(seed, telling.size()))));
        return new Scenario(
                telling,
                accounts,
                instruments,
                policy,
                line,
                powerLosses,
                longestSyncNanos,
                clockAheadNanos,
                history,
                retention,
                segmentBytes,
                lies,
                killed,
                risk,
                locker);
    }

    /// A close carries no id of ours there. Of one that is gone with the log nothing tells that it was ours: only a log
    /// that is synced before the wire promises that it is not asked for twice.
    private Scenario with(LockerPlan plan) {
        List<Account> all = new ArrayList<>(accounts);
        all.addAll(plan.accounts());
        List<Instrument> listed =
                instruments.stream().map(each -> listed(each, plan.venue())).toList();
        return new Scenario(
                providers,
                all,
                listed,
                powerLosses ? SyncPolicy.BEFORE_WIRE : policy,
                line,
                powerLosses,
                longestSyncNanos,
                clockAheadNanos,
                history,
                retention,
                segmentBytes,
                lies,
                killed,
                plan.guarded() ? risk.withUnlosable(plan.accounts()) : risk,
                plan);
    }

    private static Instrument listed(Instrument instrument, VenueId at) {
        Map<VenueId, String> names = new LinkedHashMap<>(instrument.venueSymbols());
        names.put(at, instrument.symbol().value());
        return new Instrument(instrument.symbol(), instrument.base(), instrument.quote(), instrument.contract(), names);
    }

    /// The accounts of the providers.
    List<Account> accountsAtProviders() {
        LockerPlan plan = locker;
        return plan == null
                ? accounts
                : accounts.stream()
                        .filter(each -> !each.venue().equals(plan.venue()))
                        .toList();
    }

    private static Scenario of(RandomGenerator random) {
        List<ProviderPlan> providers = new ArrayList<>();
        int count = random.nextInt(3) == 0 ? 2 : 1;
        for (int i = 1; i <= count; i++) {
            providers.add(provider(new VenueId("lp" + i), random));
        }
        List<Account> accounts = new ArrayList<>();
        for (ProviderPlan each : providers) {
            int many = 1 + random.nextInt(2);
            for (int i = 1; i <= many; i++) {
                accounts.add(account(each.venue(), i));
            }
        }
        boolean losesReports = providers.stream().anyMatch(each -> each.numbers() != Numbers.KEPT);
        // An order that nobody was told of, whose reports the venue forgets with its numbers, leaves no trace but at
        // a venue that can be asked for closed orders: there only a log that is synced before the wire promises it.
        SyncPolicy policy = losesReports || random.nextInt(4) == 0 ? SyncPolicy.BEFORE_WIRE : SyncPolicy.BEFORE_ACK;
        // On a machine that never dies a disk may say what it likes.
        boolean lies = random.nextInt(4) == 0;
        return new Scenario(
                providers,
                accounts,
                instruments(providers),
                policy,
                line(random),
                lies || random.nextInt(4) > 0,
                random.nextBoolean() ? 5 * MILLI : 250 * MILLI,
                random.nextLong(2_000 * MILLI),
                history(random),
                retention(random),
                (4L << 10) << random.nextInt(4),
                lies,
                random.nextInt(5) < 2,
                RiskPlan.of(accounts, providers.stream().allMatch(ProviderPlan::prices), random),
                null);
    }

    /// Snapshots often enough that most starts begin with one, and in some worlds none at all.
    private static HistorySettings history(RandomGenerator random) {
        return random.nextInt(4) == 0
                ? HistorySettings.DEFAULTS
                : new HistorySettings(
                        (2L << 10) << random.nextInt(5), 8 + random.nextInt(400) / 4, Duration.ofSeconds(20), null);
    }

    /// Short enough that late words find an order gone, and in some worlds so long that none ever goes. What goes is
    /// remembered longer than a world lasts: the reckoning wants all of it.
    private static RetentionSettings retention(RandomGenerator random) {
        return random.nextInt(6) == 0
                ? RetentionSettings.DEFAULTS
                : new RetentionSettings((400 * MILLI) << random.nextInt(4), 5, 3_600_000 * MILLI, 1000, 1000);
    }

    private static ProviderPlan provider(VenueId venue, RandomGenerator random) {
        int sessions = 1 + random.nextInt(2) * (1 + random.nextInt(2));
        boolean standby = sessions > 1 && random.nextInt(3) == 0;
        Shared shared = oneOf(List.of(Shared.values()), random);
        Choice choice = oneOf(List.of(Choice.values()), random);
        Numbers numbers = switch (random.nextInt(6)) {
            case 0 -> Numbers.RESET_AT_LOGON;
            case 1 -> Numbers.FORGOTTEN_AT_RESTART;
            default -> Numbers.KEPT;
        };
        return new ProviderPlan(
                venue,
                sessions,
                standby,
                new Pool(choice, shared),
                numbers,
                random.nextInt(3) == 0,
                random.nextBoolean(),
                random.nextInt(4) > 0,
                TellingPlan.NOTHING);
    }

    private static <T> T oneOf(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Account account(VenueId venue, int number) {
        return new Account(
                new AccountId(venue.value() + "-a" + number),
                venue,
                AccountKind.SIM,
                new Currency("USD"),
                PositionMode.NETTING,
                "ACC-" + number);
    }

    private static List<Instrument> instruments(List<ProviderPlan> providers) {
        Map<VenueId, String> eurusd = new LinkedHashMap<>();
        Map<VenueId, String> gbpusd = new LinkedHashMap<>();
        for (ProviderPlan each : providers) {
            eurusd.put(each.venue(), "EUR/USD");
            gbpusd.put(each.venue(), "GBP/USD");
        }
        return List.of(instrument("EURUSD", "EUR", eurusd), instrument("GBPUSD", "GBP", gbpusd));
    }

    private static Instrument instrument(String symbol, String base, Map<VenueId, String> names) {
        return new Instrument(
                new Symbol(symbol),
                new Currency(base),
                new Currency("USD"),
                new Instrument.Contract(
                        Decimal.of(100_000),
                        Decimal.of("0.00001"),
                        Decimal.of("0.01"),
                        Decimal.of("0.01"),
                        Decimal.of(100)),
                names);
    }

    private static LineQuality line(RandomGenerator random) {
        long latency = MILLI * (1 + random.nextInt(20));
        int segment = 1 << (7 + random.nextInt(5));
        return new LineQuality(latency, 1 + random.nextLong(latency), segment, 1 << 16);
    }
}
