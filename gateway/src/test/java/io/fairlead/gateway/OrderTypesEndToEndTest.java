package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instructions.Peg;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.sim.match.Auction;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each order type with each time in force that the reference provider declares: placed over a real FIX session,
/// executed by the simulator, and filled in our books. All are placed first; then the market moves and the auctions
/// are held, once.
final class OrderTypesEndToEndTest {
    private static final Origin ORIGIN = new Origin("test", "", "");
    private static final String SYMBOL = "EUR/USD";
    private static final Map<Pair, OrderId> PLACED = new LinkedHashMap<>();

    @TempDir
    static Path directory;

    private static @Nullable RealWorld world;

    record Pair(OrdType type, TimeInForce timeInForce) {}

    static Stream<Pair> declared() {
        return FixLpSettings.REFERENCE_CAPABILITIES.ordTypes().stream()
                .sorted()
                .flatMap(type -> FixLpSettings.REFERENCE_CAPABILITIES.timesInForce().stream()
                        .sorted()
                        .filter(type::takes)
                        .map(timeInForce -> new Pair(type, timeInForce)));
    }

    @BeforeAll
    static void placesAllAndLetsTheDayPass() {
        RealWorld opened = new RealWorld(
                        directory,
                        RealWorld.reference(directory.resolve("sim")),
                        real -> List.of(new FixLp(
                                FixLpSettings.reference(TestWorld.VENUE), real.line("orders", "FAIRLEAD"), null)))
                .loggedOn();
        world = opened;
        declared().forEach(pair -> PLACED.put(pair, place(opened, pair)));
        PLACED.forEach((pair, id) -> {
            if (restsAtFirst(pair)) {
                opened.awaitStatus(id, OrderStatus.NEW);
            }
        });
        opened.simulator.control().hold(Auction.OPENING, SYMBOL);
        opened.simulator.control().hold(Auction.CLOSE, SYMBOL);
        opened.simulator.control().hold(Auction.VALUATION, SYMBOL);
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(world).close();
    }

    /// What can only trade at a later moment must not have traded before it.
    private static boolean restsAtFirst(Pair pair) {
        return pair.timeInForce == TimeInForce.AT_THE_OPENING
                || pair.timeInForce == TimeInForce.AT_THE_CLOSE
                || pair.type == OrdType.ON_BASIS
                || pair.type == OrdType.NEXT_FUND_VALUATION_POINT;
    }

    private static OrderId place(RealWorld world, Pair pair) {
        Command.Request request = new Command.Request(
                pair.type,
                pair.timeInForce,
                Quantity.units(Decimal.of(1000)),
                price(pair.type),
                stopPx(pair.type),
                pair.timeInForce == TimeInForce.GOOD_TILL_DATE ? 4_000_000_000_000_000_000L : null,
                new OrderTerms.Flags(false, false, instructions(world, pair.type)),
                null,
                null,
                RoutingTags.NONE);
        Outcome outcome = world.told(new Command.PlaceOrder(
                ORIGIN,
                TestWorld.ACCOUNT.id(),
                new ClientOrderId(pair.type + "-" + pair.timeInForce.code()),
                TestWorld.EURUSD_ANYWHERE.symbol(),
                Side.BUY,
                request,
                new StrategyId("test")));
        assertThat(outcome).as(pair.toString()).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).orders().getFirst();
    }

    /// Prices that the market, near 1.085, has reached.
    private static @Nullable Decimal price(OrdType type) {
        return switch (type) {
            case LIMIT, STOP_LIMIT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT, FUNARI -> Decimal.of("1.1");
            case PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED, PEGGED, ON_BASIS -> Decimal.of("1.1");
            case MARKET, STOP, WITH_OR_WITHOUT, FOREX_SWAP, MARKET_IF_TOUCHED -> null;
            case MARKET_WITH_LEFTOVER_AS_LIMIT, PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> null;
        };
    }

    private static @Nullable Decimal stopPx(OrdType type) {
        return switch (type) {
            case STOP, STOP_LIMIT -> Decimal.of("1.08");
            case MARKET_IF_TOUCHED -> Decimal.of("1.09");
            case MARKET, LIMIT, WITH_OR_WITHOUT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT, ON_BASIS -> null;
            case PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED, FOREX_SWAP, FUNARI, PEGGED -> null;
            case MARKET_WITH_LEFTOVER_AS_LIMIT, PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> null;
        };
    }

    private static Instructions instructions(RealWorld world, OrdType type) {
        Decimal thousand = Decimal.of(1000);
        return switch (type) {
            case PEGGED -> new Instructions(null, null, new Peg(Peg.To.MARKET, Decimal.of("0.0001")), null, null);
            case PREVIOUSLY_QUOTED ->
                new Instructions(
                        null,
                        null,
                        null,
                        world.simulator
                                .control()
                                .quote(SYMBOL, Decimal.of("1.08"), Decimal.of("1.09"), thousand, Duration.ofMinutes(1)),
                        null);
            case PREVIOUSLY_INDICATED ->
                new Instructions(
                        null,
                        null,
                        null,
                        world.simulator
                                .control()
                                .indicate(SYMBOL, Side.SELL, Decimal.of("1.09"), thousand, Duration.ofMinutes(1)),
                        null);
            case FOREX_SWAP -> new Instructions(null, null, null, null, LocalDate.of(2027, 3, 17));
            case LIMIT -> new Instructions(null, thousand, null, null, null);
            case MARKET, STOP, STOP_LIMIT, WITH_OR_WITHOUT, LIMIT_OR_BETTER -> Instructions.NONE;
            case LIMIT_WITH_OR_WITHOUT, ON_BASIS, FUNARI, MARKET_IF_TOUCHED -> Instructions.NONE;
            case MARKET_WITH_LEFTOVER_AS_LIMIT, PREVIOUS_FUND_VALUATION_POINT -> Instructions.NONE;
            case NEXT_FUND_VALUATION_POINT -> Instructions.NONE;
        };
    }

    @ParameterizedTest
    @MethodSource("declared")
    void isExecuted(Pair pair) {
        Objects.requireNonNull(world).awaitStatus(Objects.requireNonNull(PLACED.get(pair)), OrderStatus.FILLED);
    }

    @Test
    void coversWhatTheStandardHas() {
        assertThat(declared().map(Pair::type).distinct()).hasSize(16);
        assertThat(declared().map(Pair::timeInForce).distinct()).hasSize(8);
        assertThat(declared()).hasSize(78);
    }
}
