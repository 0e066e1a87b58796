package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Settings of a simulated TradeLocker. Immutable; prints no password and no key.
///
/// @param environment where it stands: the prefix of account ids on streams and the host in its tokens
/// @param server the brand's server name, as users type it at login
/// @param developerKey the key of the Streams API, empty for none: then nobody can stream
/// @param seed what prices, ids, delays and the dice of faults follow from
public record TradeLockerConfig(
        Environment environment,
        String server,
        List<Login> logins,
        String developerKey,
        List<ListedInstrument> instruments,
        List<RateLimit> limits,
        Tokens tokens,
        Timing timing,
        Rules rules,
        long seed) {
    /// The two worlds of the venue.
    public enum Environment {
        DEMO("demo.tradelocker.com", "D#"),
        LIVE("live.tradelocker.com", "L#");

        final String host;
        final String prefix;

        Environment(String host, String prefix) {
            this.host = host;
            this.prefix = prefix;
        }
    }

    /// Who may log in, and the accounts that are seen then.
    public record Login(String email, String password, List<AccountSetup> accounts) {
        public Login {
            accounts = List.copyOf(accounts);
        }

        @Override
        public String toString() {
            return "Login[" + email + "]";
        }
    }

    /// An account as it is at first. `accNum` is what the header names it by, `id` what paths do.
    public record AccountSetup(long id, int accNum, String currency, Decimal balance) {}

    /// How long tokens live; `loginEvicts` says whether a login ends all earlier ones of the same user.
    public record Tokens(Duration access, Duration refresh, Duration stream, boolean loginEvicts) {}

    /// What takes time: the steps of prices, the fill of an order once it is accepted, the report of a closed
    /// trade, and an account's status on streams.
    public record Timing(
            Duration step, Duration leastFillDelay, Duration mostFillDelay, Duration reportLag, Duration status) {
        public Timing {
            if (!step.isPositive() || leastFillDelay.isNegative() || leastFillDelay.compareTo(mostFillDelay) > 0) {
                throw new IllegalArgumentException("steps must be positive, and fill delays go from least to most");
            }
        }

        public Timing withStep(Duration other) {
            return new Timing(other, leastFillDelay, mostFillDelay, reportLag, status);
        }
    }

    /// What the documents leave open: the longest strategyId, rows of history in one answer, which time `from`
    /// and `to` of the history mean, whether the edge turns away clients that say they are no browser, and what
    /// trading costs.
    public record Rules(
            int strategyIdLength,
            int historyRows,
            boolean historyByCreation,
            boolean edgeReadsUserAgent,
            Decimal commissionPerLot,
            int stopOutPercent) {}

    public TradeLockerConfig {
        logins = List.copyOf(logins);
        instruments = List.copyOf(instruments);
        limits = List.copyOf(limits);
    }

    /// A demo server with one login, `trader@example.com`, and its two accounts.
    public static TradeLockerConfig reference(String password) {
        return new TradeLockerConfig(
                Environment.DEMO,
                "FAIRDEMO",
                logins(1, 2, password),
                "",
                ListedInstrument.reference(),
                RateLimit.demo(),
                new Tokens(Duration.ofHours(1), Duration.ofHours(24), Duration.ofHours(1), false),
                new Timing(
                        Duration.ofMillis(100),
                        Duration.ofMillis(50),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(500)),
                new Rules(32, 10_000, false, true, Decimal.of("3.5"), 50),
                1);
    }

    /// Many logins, `trader@example.com`, `trader2@example.com` and so on, each with so many accounts of 100000
    /// USD.
    public static List<Login> logins(int count, int accountsEach, String password) {
        List<Login> logins = new ArrayList<>();
        for (int login = 1; login <= count; login++) {
            List<AccountSetup> accounts = new ArrayList<>();
            for (int account = 1; account <= accountsEach; account++) {
                long id = 700_000L + login * 1_000L + account;
                accounts.add(new AccountSetup(id, account, "USD", Decimal.of(100_000)));
            }
            logins.add(new Login("trader" + (login == 1 ? "" : login) + "@example.com", password, accounts));
        }
        return logins;
    }

    public TradeLockerConfig withEnvironment(Environment other) {
        return new TradeLockerConfig(
                other, server, logins, developerKey, instruments, limits, tokens, timing, rules, seed);
    }

    public TradeLockerConfig withLogins(List<Login> other) {
        return new TradeLockerConfig(
                environment, server, other, developerKey, instruments, limits, tokens, timing, rules, seed);
    }

    public TradeLockerConfig withDeveloperKey(String other) {
        return new TradeLockerConfig(
                environment, server, logins, other, instruments, limits, tokens, timing, rules, seed);
    }

    public TradeLockerConfig withInstruments(List<ListedInstrument> other) {
        return new TradeLockerConfig(
                environment, server, logins, developerKey, other, limits, tokens, timing, rules, seed);
    }

    public TradeLockerConfig withLimits(List<RateLimit> other) {
        return new TradeLockerConfig(
                environment, server, logins, developerKey, instruments, other, tokens, timing, rules, seed);
    }

    public TradeLockerConfig withTokens(Tokens other) {
        return new TradeLockerConfig(
                environment, server, logins, developerKey, instruments, limits, other, timing, rules, seed);
    }

    public TradeLockerConfig withTiming(Timing other) {
        return new TradeLockerConfig(
                environment, server, logins, developerKey, instruments, limits, tokens, other, rules, seed);
    }

    public TradeLockerConfig withRules(Rules other) {
        return new TradeLockerConfig(
                environment, server, logins, developerKey, instruments, limits, tokens, timing, other, seed);
    }

    public TradeLockerConfig withSeed(long other) {
        return new TradeLockerConfig(
                environment, server, logins, developerKey, instruments, limits, tokens, timing, rules, other);
    }

    @Override
    public String toString() {
        return "TradeLockerConfig[" + environment + " " + server + " " + logins + "]";
    }
}
