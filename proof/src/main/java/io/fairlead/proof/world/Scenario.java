package io.fairlead.proof.world;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.journal.SyncPolicy;
import io.fairlead.proof.virtual.LineQuality;
import io.fairlead.venues.fixlp.FixLpSettings.Choice;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a world is made of, and which misfortunes belong to it. Immutable; drawn by chance.
///
/// @param powerLosses whether the machine of the gateway may die, and not its process alone
/// @param longestSyncNanos how long the gateway's disk may take until what was written is kept
/// @param clockAheadNanos how far the gateway's clock may be off
record Scenario(
        List<ProviderPlan> providers,
        List<Account> accounts,
        List<Instrument> instruments,
        SyncPolicy policy,
        LineQuality line,
        boolean powerLosses,
        long longestSyncNanos,
        long clockAheadNanos) {

    static final String GATE = "GATE";
    private static final long MILLI = 1_000_000L;

    Scenario {
        providers = List.copyOf(providers);
        accounts = List.copyOf(accounts);
        instruments = List.copyOf(instruments);
    }

    /// One liquidity provider: how many order sessions it has, whether the last of them is a standby, how they work
    /// together, and what its sequence numbers live through.
    record ProviderPlan(VenueId venue, int sessions, boolean standby, Pool pool, Numbers numbers, boolean blind) {
        /// The name of one of its sessions.
        String session(int number) {
            return venue.value() + "-" + number;
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

    static Scenario of(RandomGenerator random) {
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
        return new Scenario(
                providers,
                accounts,
                instruments(providers),
                policy,
                line(random),
                random.nextInt(3) > 0,
                random.nextBoolean() ? 5 * MILLI : 250 * MILLI,
                random.nextLong(2_000 * MILLI));
    }

    private static ProviderPlan provider(VenueId venue, RandomGenerator random) {
        int sessions = 1 + random.nextInt(3) / 2 * (1 + random.nextInt(2));
        boolean standby = sessions > 1 && random.nextInt(3) == 0;
        Shared shared = oneOf(List.of(Shared.values()), random);
        Choice choice = oneOf(List.of(Choice.values()), random);
        Numbers numbers = switch (random.nextInt(6)) {
            case 0 -> Numbers.RESET_AT_LOGON;
            case 1 -> Numbers.FORGOTTEN_AT_RESTART;
            default -> Numbers.KEPT;
        };
        return new ProviderPlan(venue, sessions, standby, new Pool(choice, shared), numbers, random.nextInt(3) == 0);
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
