package io.fairlead.proof.world.locker;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.sim.tradelocker.ListedInstrument;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.venues.rate.BudgetShares;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.live.PollSettings;
import io.fairlead.venues.tradelocker.live.StreamSettings;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.RestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What TradeLocker is like in a world, if it is there at all. Immutable; drawn from a stream of its own, so that
/// worlds without it are what they were before it came.
///
/// @param seed what happens at the venue follows from
/// @param streaming whether its accounts are followed by streams, and polled only to check them
/// @param keepsTokens whether refresh tokens outlive the gateway's process
/// @param historyRows how many final orders it tells in one answer
/// @param guarded whether a firm watches what its accounts are worth
/// @param latestNanos how much later than it came a request may be looked at
public record LockerPlan(
        VenueId venue,
        long seed,
        int logins,
        int accountsEach,
        boolean streaming,
        boolean keepsTokens,
        Duration accessTokens,
        int historyRows,
        boolean guarded,
        long latestNanos) {
    /// Each tenth world has it: such a world costs several times the work of another, as it lasts longer, and logins,
    /// polls and streams have something to do in each turn.
    private static final int EACH = 10;

    static final long SECOND = 1_000_000_000L;

    private static final long LATE_NANOS = 8 * SECOND;

    /// Longer than all that is asked about a doubt takes, if nobody waits for the settle time.
    private static final long VERY_LATE_NANOS = 24 * SECOND;

    /// What was taken may be shown in lists so much later still.
    static final long LATEST_LISTED_NANOS = SECOND;

    private static final long ORDER_TIMEOUT_NANOS = 3 * SECOND;

    /// Added to a request's latest arrival: covers late listing, and the gateway's clock set forward twice by
    /// the most.
    private static final long SETTLE_LONGER_NANOS = 8 * SECOND;

    /// Fewer than an account comes to have, though not so few that reading them all takes long at one answer a second.
    private static final int FEW_ROWS = 16;

    private static final int MANY_ROWS = 10_000;
    private static final String PASSWORD = "correct horse";
    private static final String SERVER = "FAIRDEMO";
    static final String KEY = "developer-key";
    static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD");

    /// Whether the world of a seed has it.
    public static boolean isIn(long seed) {
        return Math.floorMod(seed, EACH) == 0;
    }

    /// What the world of a seed has of it; null in nine of ten.
    public static @Nullable LockerPlan of(long seed) {
        if (!isIn(seed)) {
            return null;
        }
        SplittableRandom random = new SplittableRandom(~seed);
        return new LockerPlan(
                new VenueId("tl"),
                random.nextLong(),
                1 + random.nextInt(2),
                1 + random.nextInt(2),
                random.nextInt(5) < 2,
                random.nextBoolean(),
                random.nextInt(3) == 0 ? Duration.ofSeconds(20) : Duration.ofHours(1),
                random.nextBoolean() ? FEW_ROWS : MANY_ROWS,
                random.nextBoolean(),
                random.nextInt(3) == 0 ? VERY_LATE_NANOS : LATE_NANOS);
    }

    /// Whether a request may come in when all that is asked about it was answered.
    public boolean isVeryLate() {
        return latestNanos == VERY_LATE_NANOS;
    }

    /// So many of a hundred orders, closes and changes come in late.
    TradeLockerFault late(int percent) {
        return late(percent, SECOND);
    }

    /// Every one does, as late as they come.
    TradeLockerFault late() {
        return late(100, latestNanos * 2 / 3);
    }

    private TradeLockerFault late(int percent, long leastNanos) {
        return new TradeLockerFault.LateRequests(
                percent, Duration.ofNanos(leastNanos), Duration.ofNanos(latestNanos), TradeLockerFault.Scope.WRITES);
    }

    /// Whether an account comes to have more final orders than it tells in one answer.
    boolean tellsFewRows() {
        return historyRows == FEW_ROWS;
    }

    /// The accounts that trade at it.
    public List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        for (TradeLockerConfig.Login login : config().logins()) {
            login.accounts()
                    .forEach(setup -> accounts.add(new Account(
                            new AccountId("tl-" + setup.id()),
                            venue,
                            AccountKind.SIM,
                            new Currency("USD"),
                            PositionMode.HEDGING,
                            String.valueOf(setup.id()))));
        }
        return accounts;
    }

    TradeLockerConfig config() {
        TradeLockerConfig reference = TradeLockerConfig.reference(PASSWORD);
        List<ListedInstrument> traded = ListedInstrument.reference().stream()
                .filter(each -> SYMBOLS.contains(each.name()))
                .toList();
        TradeLockerConfig.Rules rules = reference.rules();
        return reference
                .withRules(new TradeLockerConfig.Rules(
                        rules.strategyIdLength(),
                        historyRows,
                        rules.historyByCreation(),
                        rules.edgeReadsUserAgent(),
                        rules.commissionPerLot(),
                        rules.stopOutPercent()))
                .withLogins(TradeLockerConfig.logins(logins, accountsEach, PASSWORD))
                .withInstruments(traded)
                .withDeveloperKey(KEY)
                .withTokens(new TradeLockerConfig.Tokens(
                        accessTokens, Duration.ofHours(24), accessTokens.multipliedBy(2), false))
                .withTiming(new TradeLockerConfig.Timing(
                        Duration.ofMillis(250),
                        Duration.ofMillis(20),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(500)))
                .withSeed(seed);
    }

    /// The adapter as it ships, but that it waits for less: a world lasts minutes.
    TradeLockerSettings settings() {
        List<LoginSettings> all = new ArrayList<>();
        for (TradeLockerConfig.Login login : config().logins()) {
            all.add(new LoginSettings(
                    "login-" + (all.size() + 1),
                    LockerServer.BASE,
                    login.email(),
                    SERVER,
                    login.password()::toCharArray,
                    streaming ? KEY::toCharArray : null));
        }
        TradeLockerSettings standard = TradeLockerSettings.of(venue, all);
        return new TradeLockerSettings(
                venue,
                all,
                rest(standard.rest()),
                polling(),
                streaming ? streams() : null,
                latestNanos + SETTLE_LONGER_NANOS,
                standard.quotes(),
                standard.ticksPerPip(),
                new ReconcileTimes(30 * SECOND, 20 * SECOND, 20 * SECOND, 60 * SECOND),
                standard.breaker());
    }

    private static RestSettings rest(RestSettings standard) {
        return new RestSettings(
                standard.sharePercent(),
                new BudgetShares(0, 20, 20, 0),
                standard.breaker(),
                new RestSettings.Timeouts(ORDER_TIMEOUT_NANOS, ORDER_TIMEOUT_NANOS, 5 * SECOND),
                new RestSettings.Patience(2 * SECOND, 10 * SECOND, 5 * SECOND),
                standard.ages(),
                standard.bounds(),
                standard.userAgent());
    }

    private static PollSettings polling() {
        return new PollSettings(
                SECOND / 2, 3 * SECOND, SECOND, 4 * SECOND, 8 * SECOND, 20 * SECOND, 60 * SECOND, 60 * SECOND);
    }

    private static StreamSettings streams() {
        return new StreamSettings(
                URI.create("ws://tradelocker"),
                KEY::toCharArray,
                1,
                10 * SECOND,
                StreamSettings.OrderAmounts.UNITS,
                StreamSettings.RECONNECT);
    }
}
