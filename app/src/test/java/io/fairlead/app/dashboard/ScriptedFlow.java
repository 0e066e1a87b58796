package io.fairlead.app.dashboard;

import io.fairlead.core.event.Command;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.SessionView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What happens on the scripted desk besides the person at it: a quoter with hundreds of live orders that fill, are
/// replaced and follow the price. Run by one thread; takes the gateway's lock for each step.
final class ScriptedFlow {
    private static final StrategyId QUOTER = new StrategyId("quoter");
    private static final String[] LOTS = {"0.1", "0.2", "0.5", "1", "1", "2", "3", "5"};
    private static final int NEAREST_TICKS = 14;
    private static final int FARTHEST_TICKS = 120;

    private final ScriptedGateway gateway;
    private final Random random;
    private int target;
    private int named = 48_211;
    private long steps;

    ScriptedFlow(ScriptedGateway gateway, Random random) {
        this.gateway = gateway;
        this.random = random;
    }

    /// Fills the desk: live orders of many ages, positions on every account, and what has already ended.
    void open(int liveOrders) {
        synchronized (gateway) {
            target = liveOrders;
            long now = gateway.now();
            for (int i = 0; i < 90; i++) {
                OrderView order = quote(now - ago(4_000), OrdType.MARKET);
                gateway.fill(order, order.terms().units(), priceAway(order, random.nextInt(30) - 15));
            }
            for (int i = 0; i < liveOrders; i++) {
                OrderView order = quote(now - ago(4_000), OrdType.LIMIT);
                if (i % 9 == 0) {
                    fillTenths(order, 1 + random.nextInt(6));
                }
            }
        }
    }

    /// Puts an order into UNKNOWN, as after a lost connection.
    OrderView loseTrackOfOne(Duration ago) {
        synchronized (gateway) {
            long since = gateway.now() - ago.toNanos();
            OrderView order = quote(since, OrdType.LIMIT);
            gateway.orders().status(order, OrderStatus.UNKNOWN, "connection lost before the venue answered", since);
            return order;
        }
    }

    /// One hundredth of a second of the desk's life.
    void step() {
        synchronized (gateway) {
            steps++;
            Instrument instrument = any();
            gateway.books().move(instrument, gateway.now());
            if (steps % 4 == 0) {
                gateway.match(instrument);
            }
            OrderView order = anyQuote();
            if (order != null) {
                live(order);
            }
            if (gateway.orders().live().size() < target) {
                OrderView fresh = quote(gateway.now(), OrdType.LIMIT);
                if (random.nextInt(4) == 0) {
                    fillTenths(fresh, 1 + random.nextInt(8));
                }
            }
        }
    }

    private void live(OrderView order) {
        double chance = random.nextDouble();
        if (chance < 0.02) {
            fillTenths(order, 1 + random.nextInt(9));
        } else if (chance < 0.03) {
            gateway.orders().status(order, OrderStatus.CANCELED, "", gateway.now());
        } else if (chance < 0.032) {
            gateway.orders().status(order, OrderStatus.REJECTED, "too far from the market", gateway.now());
        } else {
            Instrument instrument = gateway.instrument(order.identity().symbol());
            gateway.orders().replace(order, order.terms().units(), away(order), instrument, gateway.now());
        }
    }

    OrderView closing(Command.ClosePosition close, PositionView position) {
        Side side = position.units().signum() > 0 ? Side.SELL : Side.BUY;
        Command.Request request =
                request(OrdType.MARKET, Quantity.units(position.units().abs()), null);
        return gateway.orders()
                .add(
                        new Command.PlaceOrder(
                                close.origin(),
                                close.account(),
                                close.clientOrderId(),
                                close.symbol(),
                                side,
                                request,
                                QUOTER),
                        gateway.instrument(close.symbol()),
                        OrderStatus.SENT,
                        gateway.now());
    }

    private OrderView quote(long nanos, OrdType type) {
        Instrument instrument = any();
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        AccountId account = ScriptedGateway.ACCOUNTS
                .get(random.nextInt(10) < 4 ? 0 : 1 + random.nextInt(2))
                .account()
                .id();
        Decimal price = type == OrdType.LIMIT ? price(instrument, side, quoteDistance()) : null;
        Quantity lots = Quantity.lots(Decimal.of(LOTS[random.nextInt(LOTS.length)]));
        return gateway.orders()
                .add(
                        new Command.PlaceOrder(
                                Origin.GATEWAY,
                                account,
                                new ClientOrderId("qt-" + named++),
                                instrument.symbol(),
                                side,
                                request(type, lots, price),
                                QUOTER),
                        instrument,
                        OrderStatus.NEW,
                        nanos);
    }

    private Command.Request request(OrdType type, Quantity quantity, @Nullable Decimal price) {
        TimeInForce tif = random.nextInt(3) == 0 ? TimeInForce.GOOD_TILL_CANCEL : TimeInForce.DAY;
        return new Command.Request(
                type, tif, quantity, price, null, null, OrderTerms.Flags.NONE, null, null, RoutingTags.NONE);
    }

    private void fillTenths(OrderView order, int tenths) {
        Instrument instrument = gateway.instrument(order.identity().symbol());
        Decimal wanted = order.terms().units().times(Decimal.of(tenths)).times(Decimal.of("0.1"));
        Decimal step = instrument.unitStep();
        if (!wanted.isMultipleOf(step) || wanted.compareTo(order.state().leavesQty()) > 0) {
            wanted = order.state().leavesQty();
        }
        gateway.fill(order, wanted, gateway.books().now(instrument.symbol()));
    }

    private Decimal away(OrderView order) {
        Instrument instrument = gateway.instrument(order.identity().symbol());
        return price(instrument, order.identity().side(), quoteDistance());
    }

    private Decimal priceAway(OrderView order, int ticks) {
        return price(
                gateway.instrument(order.identity().symbol()), order.identity().side(), ticks);
    }

    /// Ticks behind the price: below it for a buy order, above it for a sell order.
    private Decimal price(Instrument instrument, Side side, int ticks) {
        long signed = side == Side.BUY ? -ticks : ticks;
        return gateway.books()
                .now(instrument.symbol())
                .plus(instrument.contract().tick().times(Decimal.of(signed)));
    }

    private int quoteDistance() {
        return NEAREST_TICKS + random.nextInt(FARTHEST_TICKS - NEAREST_TICKS);
    }

    private Instrument any() {
        return ScriptedInstrument.ALL
                .get(random.nextInt(ScriptedInstrument.ALL.size()))
                .instrument();
    }

    private @Nullable OrderView anyQuote() {
        List<OrderView> quotes = gateway.orders().live().stream()
                .filter(order -> order.identity().strategy().equals(QUOTER))
                .filter(order -> order.state().status() != OrderStatus.UNKNOWN)
                .toList();
        return quotes.isEmpty() ? null : quotes.get(random.nextInt(quotes.size()));
    }

    private long ago(int seconds) {
        return Duration.ofMillis(1_000L * random.nextInt(seconds)).toNanos();
    }

    List<SessionView> sessions() {
        return List.of(
                session("yofx-orders", SessionView.Purpose.ORDERS, true, 18_431 + steps / 3, 9_127 + steps / 5),
                session("yofx-prices", SessionView.Purpose.MARKET_DATA, true, 412_903 + steps, 88 + steps / 400),
                session("alpha-orders", SessionView.Purpose.ORDERS, false, 212, 377));
    }

    private SessionView session(String id, SessionView.Purpose purpose, boolean up, long nextIn, long nextOut) {
        long now = gateway.now();
        long since = up ? now - Duration.ofHours(2).toNanos() : 0;
        return new SessionView(
                id,
                new VenueId(id.substring(0, id.indexOf('-'))),
                purpose,
                false,
                new SessionView.Link(up ? "UP" : "DOWN", up, up, "127.0.0.1:9881", since, now, now, now),
                new SessionView.SequenceNumbers(nextIn, nextOut, true),
                new SessionView.Counts(Map.of(), Map.of(), 0, 0, Map.of(), 1, 1, 0),
                SessionView.Trouble.NONE,
                up ? "" : "connection refused",
                null);
    }
}
