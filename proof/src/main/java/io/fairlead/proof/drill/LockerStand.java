package io.fairlead.proof.drill;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.gateway.GuardPlan;
import io.fairlead.proof.replies.LockerGateway;
import io.fairlead.proof.virtual.VirtualHttp;
import io.fairlead.proof.virtual.VirtualTime;
import io.fairlead.proof.world.locker.LockerServer;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The real gateway on virtual time in front of a simulated TradeLocker with one login of one account. Owned by the
/// thread that calls.
final class LockerStand {
    static final AccountId ACCOUNT = new AccountId("prop");
    static final Symbol SYMBOL = new Symbol("EURUSD");
    static final long SECOND = 1_000_000_000L;
    static final long START = 1_760_000_000L * SECOND;
    private static final long SOON = SECOND / 100;
    private static final long LATER = SECOND / 20;
    private static final String PASSWORD = "drill";
    private static final Origin DRILL = new Origin("drill", "-", "local");

    final VirtualTime time = new VirtualTime(START);
    final LockerServer server;
    final LockerGateway gateway;
    /// Whether no request reaches the venue.
    boolean away;
    /// When the venue last answered with its list of open orders.
    long listedNanos;

    private int made;
    private boolean busy;

    LockerStand(long seed, GuardPlan guards, UnaryOperator<Http> client) {
        SplittableRandom random = new SplittableRandom(seed);
        TradeLockerConfig config = TradeLockerConfig.reference(PASSWORD)
                .withLogins(TradeLockerConfig.logins(1, 1, PASSWORD))
                .withSeed(seed);
        server = new LockerServer(config, START);
        VirtualHttp http = new VirtualHttp(time, random.split(), this::serve, VirtualHttp.Line.SOUND, () -> {});
        gateway = new LockerGateway(staff(config, guards), client.apply(http), time::nowNanos, random.split());
    }

    private VirtualHttp.Reply serve(HttpCall call, long nowNanos) {
        if (away) {
            return new VirtualHttp.Reply.Silence();
        }
        if (call.method().equals("GET") && call.uri().getPath().endsWith("/orders")) {
            listedNanos = nowNanos;
        }
        return server.serve(call, nowNanos);
    }

    private static LockerGateway.LockerStaff staff(TradeLockerConfig config, GuardPlan guards) {
        TradeLockerConfig.Login login = config.logins().getFirst();
        LoginSettings settings = new LoginSettings(
                "login", LockerServer.BASE, login.email(), config.server(), login.password()::toCharArray, null);
        String number = String.valueOf(login.accounts().getFirst().id());
        Account account = new Account(
                ACCOUNT, LockerGateway.VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.HEDGING, number);
        return new LockerGateway.LockerStaff(List.of(settings), List.of(account), instrument(), guards);
    }

    private static Instrument instrument() {
        return new Instrument(
                SYMBOL,
                new Currency("EUR"),
                new Currency("USD"),
                new Instrument.Contract(
                        Decimal.of(100_000),
                        Decimal.of("0.00001"),
                        Decimal.of("0.01"),
                        Decimal.of("0.01"),
                        Decimal.of(100)),
                Map.of(LockerGateway.VENUE, SYMBOL.value()));
    }

    /// A market order, or with a price a limit order, of so many lots.
    Outcome place(Side side, String lots, @Nullable String price) {
        made++;
        Command.Request request = new Command.Request(
                price == null ? OrdType.MARKET : OrdType.LIMIT,
                price == null ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
                Quantity.lots(Decimal.of(lots)),
                price == null ? null : Decimal.of(price),
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
        return told(new Command.PlaceOrder(
                DRILL, ACCOUNT, new ClientOrderId("d" + made), SYMBOL, side, request, new StrategyId("drill")));
    }

    /// Hands a command in and lets time pass until it is answered.
    Outcome told(Command command) {
        List<Outcome> heard = new ArrayList<>();
        gateway.submit(command, answer -> heard.add(answer.outcome()));
        runUntil(SECOND, () -> !heard.isEmpty());
        return heard.getFirst();
    }

    void run(long nanos) {
        runUntil(nanos, () -> false);
    }

    /// Lets time pass until something is so; whether it came to be in time.
    boolean runUntil(long atMostNanos, BooleanSupplier done) {
        long end = time.nowNanos() + atMostNanos;
        while (time.nowNanos() < end && !done.getAsBoolean()) {
            time.runUntil(time.nowNanos() + (busy ? SOON : LATER));
            server.advance(time.nowNanos());
            busy = gateway.turn(time.nowNanos()) > 0;
        }
        return done.getAsBoolean();
    }
}
