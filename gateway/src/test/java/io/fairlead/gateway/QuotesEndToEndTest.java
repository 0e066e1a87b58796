package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.EURUSD;
import static io.fairlead.gateway.TestWorld.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.core.quote.VenueQuote;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.sim.fault.FeedFault;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Quotes;
import io.fairlead.venues.fixlp.FixLpSettings.Reference;
import io.fairlead.venues.fixmd.MarketDataFormat;
import io.fairlead.venues.market.QuoteLedger;
import io.fairlead.venues.market.SubscriptionSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A quote from the request to the fill of the order that names it, over real sockets. The venue's clock goes as the
/// test says, so that nobody waits for a quote's time to be over.
class QuotesEndToEndTest {
    private static final AtomicLong VENUE_AHEAD_SECONDS = new AtomicLong();

    @TempDir
    static Path directory;

    private static RealWorld world;
    private static int asked;

    @BeforeAll
    static void open() {
        Feed feed = new Feed(
                MarketDataFormat.STANDARD, SubscriptionSettings.STANDARD, Reference.NONE, Quotes.WITH_MARKET_DATA);
        world = new RealWorld(
                        directory,
                        RealWorld.simulator(
                                RealWorld.reference(directory.resolve("sim")),
                                () -> Instant.now().plusSeconds(VENUE_AHEAD_SECONDS.get())),
                        real -> List.of(new FixLp(
                                FixLpSettings.reference(TestWorld.VENUE).withFeed(feed),
                                real.line("orders", "FAIRLEAD"),
                                real.line("prices", "FAIRLEAD-MD"))))
                .loggedOn();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void clocksAgree() {
        VENUE_AHEAD_SECONDS.set(0);
    }

    @Test
    void firmQuoteIsTradedAtItsPriceAndOnlyOnce() {
        VenueQuote quote = quote(true);
        OrderId id = placed(order("first", quote));
        world.awaitStatus(id, OrderStatus.FILLED);
        assertThat(world.order(id).state().avgPx())
                .isEqualTo(Objects.requireNonNull(quote.offer()).price());
        assertThat(world.gateway.explain(id).steps())
                .as("the quote is in the log")
                .anySatisfy(step -> assertThat(step.toString()).contains(quote.id()));
        assertThat(refused(order("again", quote))).isEqualTo(DenialCode.QUOTE_OVER);
    }

    @Test
    void quoteWhoseTimeIsOverIsNotSentAtAll() {
        VENUE_AHEAD_SECONDS.set(-60);
        assertThat(refused(order("late", quote(true)))).isEqualTo(DenialCode.QUOTE_OVER);
    }

    @Test
    void venueRefusesAQuoteThatIsOverByItsOwnClock() {
        VenueQuote quote = quote(true);
        VENUE_AHEAD_SECONDS.set(60);
        OrderId id = placed(order("late-there", quote));
        world.awaitStatus(id, OrderStatus.REJECTED);
        assertThat(world.order(id).state().text()).isNotEmpty();
    }

    @Test
    void quoteThatTheVenueTookBackIsNotSent() {
        VenueQuote quote = quote(true);
        world.simulator.control().apply(new FeedFault.CancelQuotes(""));
        Awaitility.await()
                .until(() -> !Objects.requireNonNull(world.gateway.marketDesk().find(TestWorld.VENUE, quote.id()))
                        .ended()
                        .isEmpty());
        assertThat(refused(order("taken-back", quote))).isEqualTo(DenialCode.QUOTE_OVER);
    }

    @Test
    void indicativeQuoteIsNoneToTrade() {
        assertThat(refused(order("indicative", quote(false)))).isEqualTo(DenialCode.QUOTE_NOT_FOR_THIS);
    }

    private static VenueQuote quote(boolean firm) {
        asked++;
        QuoteAsk ask = new QuoteAsk(
                TestWorld.VENUE,
                "q" + asked,
                List.of(new QuoteAsk.Leg(EURUSD.symbol(), firm, Side.BUY, Decimal.of(10_000), null)));
        MarketDesk desk = world.gateway.marketDesk();
        assertThat(desk.ask(ask, System.currentTimeMillis() * 1_000_000)).isTrue();
        Awaitility.await()
                .until(() -> Objects.requireNonNull(desk.asked(ask.id())).isDone());
        QuoteLedger.Asked answer = Objects.requireNonNull(desk.asked(ask.id()));
        assertThat(answer.problem()).isEmpty();
        return answer.quotes().getFirst();
    }

    private static Command order(String clientOrderId, VenueQuote quote) {
        return new Command.PlaceOrder(
                ORIGIN,
                TestWorld.ACCOUNT.id(),
                new ClientOrderId(clientOrderId),
                EURUSD.symbol(),
                Side.BUY,
                new Command.Request(
                        OrdType.PREVIOUSLY_QUOTED,
                        TimeInForce.DAY,
                        Quantity.units(Decimal.of(10_000)),
                        Objects.requireNonNull(quote.offer()).price(),
                        null,
                        null,
                        new OrderTerms.Flags(false, false, new Instructions(null, null, null, quote.id(), null)),
                        null,
                        null,
                        RoutingTags.NONE),
                new StrategyId("test"));
    }

    private static OrderId placed(Command order) {
        Outcome outcome = world.told(order);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).orders().getFirst();
    }

    private static DenialCode refused(Command order) {
        Outcome outcome = world.told(order);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).code();
    }
}
