package io.fairlead.proof.kit;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Keying;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import io.fairlead.sim.control.SimControl;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.fix.FixLogin;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.Auction;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Listing;
import io.fairlead.venues.fixlp.FixLpAsking;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.fixmd.MarketDataFormat;
import io.fairlead.venues.market.SubscriptionSettings;
import io.fairlead.venues.rate.BudgetLimit;
import io.fairlead.venues.rate.BudgetSettings;
import io.fairlead.venues.rate.BudgetShares;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// The simulator as a liquidity provider over FIX, on sockets of its own, with one login for each flavour of gateway.
/// Used by the thread that runs the kit.
final class FixLpKitVenue implements KitVenue {
    private static final VenueId VENUE = new VenueId("fixlp");
    private static final String MARKET = "EUR/USD";
    private static final Decimal START = Decimal.of("1.085");
    private static final Decimal MOST = Decimal.of(2_000_000);
    private static final String PASSWORD = "kit";
    private static final int CANCEL_ON_DISCONNECT = 8013;
    private static final int DEPTH = 5;
    private static final long MILLI = 1_000_000L;
    private static final Duration QUOTED = Duration.ofMinutes(1);
    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final Instrument INSTRUMENT = new Instrument(
            new Symbol("EURUSD"),
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000),
                    Decimal.of("0.00001"),
                    Decimal.of("0.01"),
                    Decimal.of("0.01"),
                    Decimal.of(100)),
            Map.of(VENUE, MARKET));

    private final Kind kind;
    private final int number = STARTED.incrementAndGet();
    private final UnaryOperator<Link> around;
    private final Simulator simulator;
    private final Executor connector =
            task -> Thread.ofVirtual().name("kit-connect").start(task);
    private volatile boolean deaf;

    FixLpKitVenue(Kind kind, UnaryOperator<Link> around, Path folder) {
        this.kind = kind;
        this.around = around;
        SimConfig reference = SimConfig.reference(folder, PASSWORD, false)
                .withControlPort(-1)
                .withMarket(new SimConfig.Market(List.of(listing()), 1, Duration.ofHours(1), LocalTime.of(22, 0)));
        simulator = Simulator.start(
                reference.withFix(reference.fix().withLogins(logins()).withMarketDataInterval(Duration.ZERO)),
                Clock.systemUTC(),
                Thread.ofPlatform().daemon().name("kit-sim-", 1).factory());
        control().apply(new FeedFault.Levels("", FeedFault.Naming.ID, false, true));
    }

    /// A market that stands still until a case moves it.
    private static Listing listing() {
        Decimal least = Decimal.of(20_000);
        Listing.Market market = new Listing.Market(START, 0, 4, DEPTH, 2, least, Decimal.of(250_000));
        return new Listing(MARKET, "USD", Decimal.of("0.00001"), Decimal.ONE, Decimal.ONE, MOST, market);
    }

    private List<FixLogin> logins() {
        return List.of(
                new FixLogin(orders(Flavour.STANDARD), FixLogin.Role.ORDERS, false, "fairlead", PASSWORD),
                new FixLogin(prices(Flavour.STANDARD), FixLogin.Role.MARKET_DATA, false, "fairlead", PASSWORD),
                new FixLogin(orders(Flavour.CANCEL_ON_DISCONNECT), FixLogin.Role.ORDERS, false, "fairlead", PASSWORD),
                new FixLogin(
                        prices(Flavour.CANCEL_ON_DISCONNECT), FixLogin.Role.MARKET_DATA, false, "fairlead", PASSWORD),
                new FixLogin(orders(Flavour.LISTED), FixLogin.Role.ORDERS, false, "fairlead", PASSWORD),
                new FixLogin(prices(Flavour.LISTED), FixLogin.Role.MARKET_DATA, false, "fairlead", PASSWORD),
                new FixLogin(orders(Flavour.COPIED), FixLogin.Role.ORDERS, false, "fairlead", PASSWORD),
                new FixLogin(prices(Flavour.COPIED), FixLogin.Role.MARKET_DATA, false, "fairlead", PASSWORD),
                new FixLogin(copies(Flavour.COPIED), FixLogin.Role.DROP_COPY, false, "fairlead", PASSWORD),
                new FixLogin(orders(Flavour.STRANGER), FixLogin.Role.ORDERS, false, "fairlead", "another"),
                new FixLogin(prices(Flavour.STRANGER), FixLogin.Role.MARKET_DATA, false, "fairlead", "another"));
    }

    /// SenderCompID(49) of its orders. QuickFIX/J tells sessions apart by their names alone, across all simulators of a
    /// process.
    private String orders(Flavour flavour) {
        return flavour + "-" + number;
    }

    /// SenderCompID(49) of its market data.
    private String prices(Flavour flavour) {
        return flavour + "-MD-" + number;
    }

    /// SenderCompID(49) of its drop copies.
    private String copies(Flavour flavour) {
        return flavour + "-DC-" + number;
    }

    private SimControl control() {
        return simulator.control();
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Ground ground(Flavour flavour) {
        return new Ground(
                KitGround.account(VENUE, flavour, PositionMode.NETTING, "ACC-" + flavour),
                INSTRUMENT,
                Decimal.of(10_000),
                MOST.plus(Decimal.of(10_000)));
    }

    @Override
    public GatewayConfig gateway(Flavour flavour) {
        FixLp lp = new FixLp(
                settings(flavour), line("orders", orders(flavour), flavour), line("prices", prices(flavour), flavour));
        if (flavour == Flavour.COPIED) {
            lp = lp.withDropCopy(line("copies", copies(flavour), flavour));
        }
        return KitGround.config(ground(flavour).account(), INSTRUMENT, lp);
    }

    private FixLpSettings settings(Flavour flavour) {
        MarketDataFormat format =
                new MarketDataFormat(DEPTH, true, Keying.ENTRY_ID, true, new MarketDataFormat.Extras(false, false));
        FixLpSettings settings = FixLpSettings.reference(VENUE)
                .withAsking(new FixLpAsking(
                        200 * MILLI,
                        FixLpAsking.OrderList.WHOLE,
                        true,
                        new ReconcileTimes(30_000 * MILLI, 500 * MILLI, 500 * MILLI, 500 * MILLI)))
                .withBudget(new BudgetSettings(
                        List.of(BudgetLimit.ofAll(
                                "messages-per-second", kind.sheet().rate(), 1_000 * MILLI)),
                        List.of(),
                        BudgetShares.STANDARD,
                        5_000 * MILLI))
                .withFeed(new FixLpSettings.Feed(
                        format,
                        SubscriptionSettings.STANDARD,
                        FixLpSettings.Reference.NONE,
                        FixLpSettings.Quotes.NONE));
        return switch (flavour) {
            case STANDARD, STRANGER -> settings;
            case LISTED -> settings.withAsking(settings.asking().withTrades(FixLpAsking.Trades.EXEC_ID));
            case COPIED ->
                settings.withAsking(
                        settings.asking().withCopies(new FixLpAsking.Copies(200 * MILLI, FixLpAsking.CopyIds.SAME)));
            case CANCEL_ON_DISCONNECT -> settings.withCancelOnDisconnect(CancelOnDisconnect.VENUE);
        };
    }

    private FixLine line(String id, String compId, Flavour flavour) {
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", compId, "YOFX"))
                .withCredentials(new Credentials("fairlead", PASSWORD));
        if (flavour == Flavour.CANCEL_ON_DISCONNECT) {
            profile = profile.withLogon(profile.logon().withExtra(new FixField(CANCEL_ON_DISCONNECT, "Y")));
        }
        InitiatorPlan plan = new InitiatorPlan(
                List.of(new Endpoint("127.0.0.1", simulator.ports().fix())),
                DeafLink.dialer(SocketDialer.plain(connector), () -> deaf, around),
                new ReconnectPolicy(50 * MILLI, 150, 500 * MILLI, 0, 0, 5_000 * MILLI),
                SessionSchedule.ALWAYS);
        return new FixLine(id, profile, plan);
    }

    @Override
    public boolean admits(Flavour flavour) {
        return control().status().loggedOn().contains(orders(flavour));
    }

    @Override
    public VenueBook book(Flavour flavour) {
        return FixLpBook.of(TradeLog.load(simulator.tradeLog(), Long.MAX_VALUE), account(flavour), MARKET);
    }

    private String account(Flavour flavour) {
        return ground(flavour).account().venueAccount();
    }

    @Override
    public BookSnapshot.Sides market() {
        Depth depth = control().depth(MARKET, DEPTH);
        return new BookSnapshot.Sides(levels(depth.bids()), levels(depth.asks()));
    }

    private static List<BookSnapshot.Level> levels(List<Depth.Level> levels) {
        return levels.stream()
                .map(each -> new BookSnapshot.Level(each.price(), each.qty()))
                .toList();
    }

    @Override
    public void act(Act act) {
        switch (act) {
            case Act.Calm _ -> {
                control().clear();
                move(START);
            }
            case Act.Move(Decimal middle) -> move(middle);
            case Act.Thin(Decimal units) ->
                control().apply(new Fault.SlowFills(units.toBigDecimal().longValueExact()));
            case Act.Reject _ -> control().apply(new Fault.Rejects(100));
            case Act.AnswerLate(Duration by) -> control().apply(new Fault.Latency(by, Duration.ZERO));
            case Act.Repeat _ -> control().apply(new Fault.Duplicates(100, false));
            case Act.Deafen _ -> deaf = true;
            case Act.Cut _ -> {
                control().apply(new Fault.Disconnect(""));
                deaf = false;
            }
            case Act.LoseAnswer _ -> control().apply(new Fault.Swallow(orders(Flavour.STANDARD), 1));
            case Act.LoseFill _ -> control().apply(new Fault.LoseFills(1, true));
            case Act.TradeElsewhere elsewhere -> tradeElsewhere(elsewhere);
            case Act.OrderElsewhere elsewhere -> orderElsewhere(elsewhere);
            case Act.LosePrices _ ->
                control().apply(new FeedFault.BadUpdates(prices(Flavour.STANDARD), FeedFault.Spoil.LOST, 1));
            case Act.Tick _ -> control().step();
            case Act.Open _ -> control().hold(Auction.OPENING, MARKET);
            case Act.Close _ -> control().hold(Auction.CLOSE, MARKET);
            case Act.CloseElsewhere _,
                    Act.LogInElsewhere _,
                    Act.TakeLate _,
                    Act.Spoil _,
                    Act.Shuffle _,
                    Act.ListLate _,
                    Act.TellNothing _,
                    Act.SpoilCloses _,
                    Act.Dismiss _,
                    Act.FallSilent _,
                    Act.LoseReads _,
                    Act.RefuseStream _ -> throw new IllegalStateException("nothing over FIX does that: " + act);
        }
    }

    private void tradeElsewhere(Act.TradeElsewhere act) {
        control().apply(new Fault.TradeElsewhere(account(Flavour.STANDARD), MARKET, act.side(), act.units()));
    }

    private void orderElsewhere(Act.OrderElsewhere act) {
        control()
                .apply(new Fault.OrderElsewhere(
                        orders(Flavour.STANDARD),
                        account(Flavour.STANDARD),
                        MARKET,
                        act.side(),
                        act.units(),
                        act.price()));
    }

    /// Prices are told with the next step, which moves nothing by itself.
    private void move(Decimal middle) {
        control().move(MARKET, middle);
        control().step();
    }

    @Override
    public Instructions instructions(OrdType type, Side side, Decimal units) {
        return switch (type) {
            case PEGGED ->
                new Instructions(
                        null,
                        null,
                        new Instructions.Peg(
                                Instructions.Peg.To.PRIMARY, Decimal.of(side == Side.BUY ? "-0.0002" : "0.0002")),
                        null,
                        null);
            case PREVIOUSLY_QUOTED ->
                quoted(control().quote(MARKET, Decimal.of("1.084"), Decimal.of("1.086"), units, QUOTED));
            case PREVIOUSLY_INDICATED -> quoted(control().indicate(MARKET, side.opposite(), START, units, QUOTED));
            case FOREX_SWAP -> new Instructions(null, null, null, null, LocalDate.of(2040, 3, 16));
            case MARKET, LIMIT, STOP, STOP_LIMIT, WITH_OR_WITHOUT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT ->
                Instructions.NONE;
            case ON_BASIS, FUNARI, MARKET_IF_TOUCHED, MARKET_WITH_LEFTOVER_AS_LIMIT -> Instructions.NONE;
            case PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> Instructions.NONE;
        };
    }

    private static Instructions quoted(String id) {
        return new Instructions(null, null, null, id, null);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
