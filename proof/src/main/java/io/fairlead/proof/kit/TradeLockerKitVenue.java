package io.fairlead.proof.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.tradelocker.ListedInstrument;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import io.fairlead.sim.tradelocker.TradeLockerPicture;
import io.fairlead.sim.tradelocker.door.TradeLockerVenue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// A simulated TradeLocker behind real HTTP and WebSockets, with a login for each flavour of gateway. Used by the
/// thread that runs the kit.
final class TradeLockerKitVenue implements KitVenue {
    static final VenueId VENUE = new VenueId("tl");

    /// Large enough that the rest of a case sees none of it.
    private static final int ALL = 1_000_000;

    private static final Decimal START = Decimal.of("1.085");
    private static final Decimal LOT = Decimal.of(100_000);
    private static final Decimal TICK = Decimal.of("0.00001");
    private static final Decimal PIP = Decimal.of("0.0001");
    private static final Decimal MOST = Decimal.of(2_000_000);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger STARTED = new AtomicInteger();

    private static final Instrument INSTRUMENT = new Instrument(
            new Symbol("EURUSD"),
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(LOT, TICK, Decimal.of("0.01"), Decimal.of("0.01"), Decimal.of(100)),
            Map.of(VENUE, TradeLockerStage.MARKET));

    private final TradeLockerKind kind;
    private final TradeLockerVenue venue;
    private final TradeLockerWires wires;
    private final OtherTerminal other;
    private final ListedInstrument listed = TradeLockerStage.listed();
    private Prices prices = Prices.TOLD;

    /// Whether what asks for prices is answered; an update that is lost ends with the next.
    private enum Prices {
        TOLD,
        LOST_NEXT,
        LOST
    }

    TradeLockerKitVenue(TradeLockerKind kind, Path folder) {
        this.kind = kind;
        TradeLockerConfig config = TradeLockerStage.config(kind, STARTED.incrementAndGet());
        venue = TradeLockerVenue.start(
                config,
                new TradeLockerVenue.Ports(0, 0),
                folder,
                new TradeLockerVenue.Surroundings(
                        InstantSource.system(),
                        Thread.ofPlatform().daemon().name("kit-sim-", 1).factory(),
                        false));
        wires = new TradeLockerWires(kind, venue.rest(), venue.streams());
        other = new OtherTerminal(venue.rest(), config.server());
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Ground ground(Flavour flavour) {
        return new Ground(
                KitGround.account(VENUE, flavour, PositionMode.HEDGING, account(flavour)),
                INSTRUMENT,
                Decimal.of(10_000),
                MOST);
    }

    private static String account(Flavour flavour) {
        return Long.toString(TradeLockerStage.setup(flavour).id());
    }

    @Override
    public GatewayConfig gateway(Flavour flavour) {
        return wires.gateway(flavour, ground(flavour).account(), INSTRUMENT);
    }

    @Override
    public boolean admits(Flavour flavour) {
        return venue.hasLetIn(TradeLockerStage.email(flavour));
    }

    @Override
    public VenueBook book(Flavour flavour) {
        TradeLockerBook book = new TradeLockerBook(
                account(flavour),
                TradeLockerStage.MARKET,
                Long.toString(listed.numbers().tradableId()),
                LOT,
                PIP);
        return book.read(TradeLog.load(venue.tradeLog(), Long.MAX_VALUE));
    }

    @Override
    public BookSnapshot.Sides market() {
        Depth depth = venue.depth(TradeLockerStage.MARKET, 1);
        return new BookSnapshot.Sides(levels(depth.bids()), levels(depth.asks()));
    }

    private static List<BookSnapshot.Level> levels(List<Depth.Level> levels) {
        return levels.stream()
                .map(each -> new BookSnapshot.Level(each.price(), each.qty().times(LOT)))
                .toList();
    }

    @Override
    public AccountValues.Figures worth() {
        TradeLockerPicture picture = venue.picture(account(Flavour.STANDARD));
        return new AccountValues.Figures(picture.balance(), picture.equity(), null, null, null);
    }

    @Override
    public List<Holding> holdings(Flavour flavour) {
        return venue.picture(account(flavour)).positions().stream()
                .filter(each -> each.symbol().equals(TradeLockerStage.MARKET))
                .map(each -> new Holding(
                        new VenuePositionId(each.id()),
                        each.side(),
                        each.lots().times(LOT),
                        each.averagePrice(),
                        each.strategyId(),
                        each.stopLoss(),
                        each.takeProfit(),
                        each.trail()))
                .toList();
    }

    @Override
    public boolean isStreaming() {
        return venue.status().streams() > 0;
    }

    @Override
    public boolean tellsSums() {
        return true;
    }

    @Override
    public String excess() {
        Map<String, Long> exceeded = venue.status().exceeded();
        return exceeded.isEmpty() ? "" : exceeded.toString();
    }

    @Override
    public boolean takes(OrdType type, TimeInForce timeInForce) {
        return TradeLockerKind.takes(type, timeInForce);
    }

    /// Made up: the venue has none of these.
    @Override
    public Instructions instructions(OrdType type, Side side, Decimal units) {
        return switch (type) {
            case PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED -> new Instructions(null, null, null, "none", null);
            case FOREX_SWAP -> new Instructions(null, null, null, null, LocalDate.of(2040, 3, 16));
            case PEGGED ->
                new Instructions(
                        null, null, new Instructions.Peg(Instructions.Peg.To.PRIMARY, Decimal.ZERO), null, null);
            case MARKET, LIMIT, STOP, STOP_LIMIT, WITH_OR_WITHOUT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT ->
                Instructions.NONE;
            case ON_BASIS, FUNARI, MARKET_IF_TOUCHED, MARKET_WITH_LEFTOVER_AS_LIMIT -> Instructions.NONE;
            case PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> Instructions.NONE;
        };
    }

    @Override
    public void act(Act act) {
        switch (act) {
            case Act.Calm _ -> calm();
            case Act.Move(Decimal middle) -> move(middle);
            case Act.Thin(Decimal units) ->
                venue.apply(new TradeLockerFault.ThinBook(
                        units.dividedBy(Decimal.of(1_000)).toBigDecimal().longValueExact()));
            case Act.Reject _ -> venue.apply(new TradeLockerFault.RefusedOrders(100));
            case Act.AnswerLate(Duration by) -> {
                venue.apply(new TradeLockerFault.SilentStreams(true));
                venue.apply(new TradeLockerFault.Latency(by, Duration.ZERO));
            }
            case Act.Repeat _ -> venue.apply(new TradeLockerFault.CutStreams()); // lists repeat by themselves
            case Act.Deafen _ -> venue.apply(new TradeLockerFault.LostRequests(100, Scope.ALL));
            case Act.Cut _ -> {
                venue.apply(new TradeLockerFault.CutStreams());
                venue.apply(new TradeLockerFault.LostRequests(0, Scope.ALL));
            }
            case Act.LoseAnswer _ -> venue.apply(new TradeLockerFault.LostReplies(100, Scope.WRITES));
            case Act.LoseFill _ -> {
                venue.apply(new TradeLockerFault.SilentStreams(true));
                venue.apply(new TradeLockerFault.LateLists(Duration.ofMillis(300)));
            }
            case Act.TakeLate(Duration by) -> venue.apply(new TradeLockerFault.LateRequests(100, by, by, Scope.WRITES));
            case Act.Spoil(Act.How how) -> spoil(how);
            case Act.Shuffle _ -> venue.apply(new TradeLockerFault.Columns(true));
            case Act.ListLate(Duration by) -> venue.apply(new TradeLockerFault.LateLists(by));
            case Act.TellNothing _ -> venue.apply(new TradeLockerFault.ZeroEquity(ALL));
            case Act.SpoilCloses _ -> venue.apply(new TradeLockerFault.StuckCloses(100));
            case Act.Dismiss _ -> venue.apply(new TradeLockerFault.Disconnected());
            case Act.FallSilent _ -> venue.apply(new TradeLockerFault.SilentStreams(true));
            case Act.LoseReads _ -> venue.apply(new TradeLockerFault.LostReplies(100, Scope.READS));
            case Act.RefuseStream(String word) -> venue.apply(new TradeLockerFault.SubscribeErrors(word, 1));
            case Act.LosePrices _ -> prices = Prices.LOST_NEXT;
            case Act.TradeElsewhere _, Act.OrderElsewhere _, Act.CloseElsewhere _, Act.LogInElsewhere _ ->
                elsewhere(act);
            case Act.Tick _, Act.Open _, Act.Close _ -> throw new IllegalStateException("TradeLocker has no " + act);
        }
    }

    private void calm() {
        prices = Prices.TOLD;
        venue.clear();
        venue.apply(new TradeLockerFault.Columns(false));
        venue.move(TradeLockerStage.MARKET, START);
    }

    private void move(Decimal middle) {
        switch (prices) {
            case TOLD -> {}
            case LOST_NEXT -> {
                venue.apply(new TradeLockerFault.LostReplies(100, Scope.READS));
                prices = Prices.LOST;
            }
            case LOST -> {
                venue.apply(new TradeLockerFault.LostReplies(0, Scope.READS));
                prices = Prices.TOLD;
            }
        }
        venue.move(TradeLockerStage.MARKET, middle);
    }

    private void spoil(Act.How how) {
        venue.apply(
                switch (how) {
                    case TURNED_AWAY -> new TradeLockerFault.EdgeRefusals(ALL);
                    case TOO_MANY -> new TradeLockerFault.TooMany(ALL, Duration.ofSeconds(1));
                    case FAILED_BEFORE -> new TradeLockerFault.ServerErrors(100, false, Scope.WRITES);
                    case FAILED_BEHIND -> new TradeLockerFault.ServerErrors(100, true, Scope.WRITES);
                    case EMPTY -> new TradeLockerFault.EmptyBodies(100);
                    case NO_CONTENT -> new TradeLockerFault.NoContent(100);
                });
    }

    private void elsewhere(Act act) {
        String account = account(Flavour.STANDARD);
        switch (act) {
            case Act.TradeElsewhere(Side side, Decimal units) ->
                venue.apply(new TradeLockerFault.TradeElsewhere(
                        account, TradeLockerStage.MARKET, side, units.dividedBy(LOT), ""));
            case Act.CloseElsewhere(VenuePositionId position) ->
                venue.apply(new TradeLockerFault.CloseElsewhere(position.value()));
            case Act.LogInElsewhere _ -> logIn();
            case Act.OrderElsewhere(Side side, Decimal units, Decimal price) -> {
                ObjectNode body = JSON.createObjectNode()
                        .put("qty", units.dividedBy(LOT).toBigDecimal())
                        .put("routeId", listed.numbers().tradeRoute())
                        .put("side", side == Side.BUY ? "buy" : "sell")
                        .put("type", "limit")
                        .put("validity", "GTC")
                        .put("tradableInstrumentId", listed.numbers().tradableId())
                        .put("price", price.toBigDecimal());
                other.place(this::logIn, account, body);
            }
            default -> throw new IllegalStateException("nobody does elsewhere: " + act);
        }
    }

    private String logIn() {
        return other.login(TradeLockerStage.email(Flavour.STANDARD), Objects.requireNonNull(TradeLockerStage.PASSWORD));
    }

    @Override
    public void close() {
        other.close();
        venue.close();
        wires.close();
    }
}
