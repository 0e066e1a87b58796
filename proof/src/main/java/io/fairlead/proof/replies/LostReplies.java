package io.fairlead.proof.replies;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Symbol;
import io.fairlead.gateway.GuardPlan;
import io.fairlead.proof.truth.LockerCheck;
import io.fairlead.proof.virtual.VirtualHttp;
import io.fairlead.proof.virtual.VirtualTime;
import io.fairlead.proof.world.locker.LockerServer;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.RestSettings;
import io.fairlead.venues.web.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// Thousands of operations at a venue that knows no ids of ours, while replies are lost before and behind acceptance,
/// and requests are accepted long after we gave up. Nothing may be doubled, lost, or in doubt at the end, by the
/// venue's own log. Owned by the thread that runs it.
public final class LostReplies {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final long START = 1_767_614_400L * SECOND;
    private static final long SOON = 10 * MILLI;
    private static final long LATER = 50 * MILLI;
    private static final int LOGINS = 10;
    private static final int ACCOUNTS_EACH = 5;
    private static final int PERCENT = 5;
    private static final String PASSWORD = "correct horse";
    private static final String SERVER = "FAIRDEMO";

    private final SplittableRandom random;
    private final VirtualTime time = new VirtualTime(START);
    private final LockerServer server;
    private final LockerGateway gateway;
    private final List<Trader> traders = new ArrayList<>();
    private final Tally tally = new Tally();
    private boolean busy;

    private LostReplies(long seed, UnaryOperator<Http> client) {
        random = new SplittableRandom(seed);
        TradeLockerConfig config = TradeLockerConfig.reference(PASSWORD)
                .withLogins(TradeLockerConfig.logins(LOGINS, ACCOUNTS_EACH, PASSWORD))
                .withSeed(seed);
        server = new LockerServer(config, START);
        VirtualHttp http = new VirtualHttp(time, random.split(), server, VirtualHttp.Line.SOUND, () -> {});
        LockerGateway.LockerStaff staff = staff(config);
        gateway = new LockerGateway(staff, client.apply(http), time::nowNanos, random.split());
        staff.accounts()
                .forEach(account ->
                        traders.add(new Trader(gateway, account, staff.instrument(), random.split(), tally)));
    }

    private static LockerGateway.LockerStaff staff(TradeLockerConfig config) {
        List<LoginSettings> logins = new ArrayList<>();
        List<Account> accounts = new ArrayList<>();
        for (TradeLockerConfig.Login login : config.logins()) {
            String name = "login-" + (logins.size() + 1);
            logins.add(new LoginSettings(
                    name, LockerServer.BASE, login.email(), SERVER, login.password()::toCharArray, null));
            login.accounts().forEach(setup -> accounts.add(account(name, setup)));
        }
        return new LockerGateway.LockerStaff(logins, accounts, instrument(), GuardPlan.NONE);
    }

    private static Account account(String login, TradeLockerConfig.AccountSetup setup) {
        return new Account(
                new AccountId(login + "-" + setup.accNum()),
                LockerGateway.VENUE,
                AccountKind.SIM,
                new Currency(setup.currency()),
                PositionMode.HEDGING,
                String.valueOf(setup.id()));
    }

    private static Instrument instrument() {
        return new Instrument(
                new Symbol("EURUSD"),
                new Currency("EUR"),
                new Currency("USD"),
                new Instrument.Contract(
                        Decimal.of(100_000),
                        Decimal.of("0.00001"),
                        Decimal.of("0.01"),
                        Decimal.of("0.01"),
                        Decimal.of(100)),
                Map.of(LockerGateway.VENUE, "EURUSD"));
    }

    /// Lives through so many operations.
    public static LostRepliesReport run(long seed, int operations) {
        return run(seed, operations, UnaryOperator.identity());
    }

    /// The same with another HTTP client, such as one that does what it must not, to see whether that is noticed.
    public static LostRepliesReport run(long seed, int operations, UnaryOperator<Http> client) {
        LostReplies world = new LostReplies(seed, client);
        world.open();
        world.trade(operations);
        world.rest();
        return world.judged();
    }

    private void open() {
        runUntil(10 * 60 * SECOND, gateway::isOpen);
    }

    private void trade(int operations) {
        long timeout = RestSettings.STANDARD.timeouts().orderNanos();
        long now = time.nowNanos();
        server.apply(new TradeLockerFault.LostReplies(PERCENT, Scope.WRITES), now);
        server.apply(new TradeLockerFault.LostRequests(PERCENT, Scope.WRITES), now);
        server.apply(
                new TradeLockerFault.LateRequests(
                        PERCENT,
                        Duration.ofNanos(timeout + SECOND),
                        Duration.ofNanos(timeout + 20 * SECOND),
                        Scope.WRITES),
                now);
        traders.forEach(this::live);
        runUntil(24 * 3_600 * SECOND, () -> tally.all() >= operations);
        traders.clear();
    }

    private void live(Trader trader) {
        time.after(random.nextLong(2 * SECOND, 14 * SECOND), () -> {
            if (traders.contains(trader)) {
                trader.act();
                live(trader);
            }
        });
    }

    /// Nobody wants anything more, and nothing is lost any more.
    private void rest() {
        long now = time.nowNanos();
        server.apply(new TradeLockerFault.LostReplies(0, Scope.WRITES), now);
        server.apply(new TradeLockerFault.LostRequests(0, Scope.WRITES), now);
        server.apply(new TradeLockerFault.LateRequests(0, Duration.ZERO, Duration.ofSeconds(1), Scope.WRITES), now);
        runFor(45 * SECOND);
        runUntil(20 * 60 * SECOND, () -> gateway.unsettled() == 0);
        runFor(60 * SECOND);
    }

    private LostRepliesReport judged() {
        return new LostRepliesReport(
                tally, LockerCheck.compare(LockerGateway.VENUE, server.log(), gateway.state()), server.exceeded());
    }

    private void runFor(long nanos) {
        runUntil(nanos, () -> false);
    }

    private void runUntil(long atMostNanos, BooleanSupplier done) {
        long end = time.nowNanos() + atMostNanos;
        while (time.nowNanos() < end && !done.getAsBoolean()) {
            time.runUntil(time.nowNanos() + (busy ? SOON : LATER));
            server.advance(time.nowNanos());
            busy = gateway.turn(time.nowNanos()) > 0;
        }
    }
}
