package io.fairlead.strategy;

import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.Command;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.OrderView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Rests a limit order on each side of every instrument, moves it when the market moves, takes it back when it
/// grows old, and now and then crosses the spread with more than the best level holds. Made to exercise a venue,
/// not to earn money. Owned by its host's thread.
///
/// With a fair price it neither buys above that nor sells below it, so it sends no market orders; while there is none
/// it quotes nothing and takes back what rests.
public final class Quoter implements Strategy {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Settings settings;
    private final Prices prices;
    private final RandomGenerator random;
    private final Map<Symbol, Lane> lanes = new LinkedHashMap<>();
    private final Map<OrderId, OrderView> live = new LinkedHashMap<>();
    private final Map<OrderId, Long> cancelAskedNanos = new LinkedHashMap<>();
    private final Map<OrderId, Long> moveAskedNanos = new LinkedHashMap<>();
    private long placed;

    /// `idPrefix` keeps the client order ids of two starts apart. Times in nanoseconds, sizes in lots.
    public record Settings(
            String idPrefix, long restForNanos, long betweenNanos, Decimal lots, Decimal sweepLots, Decimal maxLots) {}

    /// Whose books count.
    ///
    /// @param market where it trades
    /// @param fair whose middle is the fair price; null for none
    public record Prices(VenueId market, @Nullable VenueId fair) {}

    public Quoter(Settings settings, Prices prices, List<Instrument> instruments, RandomGenerator random) {
        this.settings = settings;
        this.prices = prices;
        this.random = random;
        for (Instrument instrument : instruments) {
            lanes.put(instrument.symbol(), new Lane(instrument, prices.fair != null));
        }
    }

    @Override
    public void onBook(BookSnapshot book, long nowNanos, Desk desk) {
        Lane lane = lanes.get(book.symbol());
        if (lane == null) {
            return;
        }
        if (book.venue().equals(prices.market)) {
            lane.book = book;
        } else if (book.venue().equals(prices.fair)) {
            lane.fair = middle(book);
        }
    }

    private static @Nullable BigDecimal middle(BookSnapshot book) {
        BookSnapshot.Sides sides = book.tradable();
        if (sides == null || sides.bids().isEmpty() || sides.asks().isEmpty()) {
            return null;
        }
        Decimal sum =
                sides.bids().getFirst().price().plus(sides.asks().getFirst().price());
        return sum.toBigDecimal().divide(TWO);
    }

    @Override
    public void onOrder(OrderView order, long nowNanos, Desk desk) {
        if (order.state().status().isTerminal()) {
            live.remove(order.identity().id());
            cancelAskedNanos.remove(order.identity().id());
            moveAskedNanos.remove(order.identity().id());
        } else {
            live.put(order.identity().id(), order);
        }
    }

    @Override
    public void onPosition(PositionChange change) {
        Lane lane = lanes.get(change.symbol());
        if (lane != null) {
            lane.lots = lane.instrument.toLots(change.units());
        }
    }

    @Override
    public void onTimer(long nowNanos, Desk desk) {
        tendResting(nowNanos, desk);
        for (Lane lane : lanes.values()) {
            BookSnapshot.Sides market = lane.market();
            if (market != null && nowNanos >= lane.nextNanos) {
                lane.nextNanos = nowNanos + settings.betweenNanos / 2 + random.nextLong(settings.betweenNanos);
                trade(lane, market, desk);
            }
        }
    }

    private void tendResting(long nowNanos, Desk desk) {
        for (OrderView order : new ArrayList<>(live.values())) {
            OrderStatus status = order.state().status();
            boolean resting = status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
            Lane lane = lanes.get(order.identity().symbol());
            BookSnapshot.Sides market = lane == null ? null : lane.market();
            if (resting && lane != null && lane.isBlind()) {
                cancel(order.identity().id(), nowNanos, desk);
                continue;
            }
            if (!resting || lane == null || market == null) {
                continue;
            }
            long age = nowNanos - order.times().placedNanos();
            if (age > settings.restForNanos) {
                cancel(order.identity().id(), nowNanos, desk);
            } else if (age > settings.restForNanos / 2
                    && nowNanos - order.times().changedNanos() > age / 2) {
                move(order, lane, market, nowNanos, desk);
            }
        }
    }

    /// Until the news of a move is here the order looks as old as before: that it was asked for has to be remembered.
    private void move(OrderView order, Lane lane, BookSnapshot.Sides market, long nowNanos, Desk desk) {
        OrderId id = order.identity().id();
        Long asked = moveAskedNanos.get(id);
        if (asked == null || nowNanos - asked >= settings.restForNanos / 2) {
            moveAskedNanos.put(id, nowNanos);
            desk.replace(id, null, restingPrice(lane, market, order.identity().side()));
        }
    }

    /// A cancel that was refused is not asked again at once: the order may have ended, and its end be on the way.
    private void cancel(OrderId order, long nowNanos, Desk desk) {
        Long asked = cancelAskedNanos.get(order);
        if (asked == null || nowNanos - asked >= settings.restForNanos) {
            cancelAskedNanos.put(order, nowNanos);
            desk.cancel(order);
        }
    }

    private void trade(Lane lane, BookSnapshot.Sides market, Desk desk) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        if (lane.lots.abs().compareTo(settings.maxLots) >= 0) {
            side = lane.lots.signum() > 0 ? Side.SELL : Side.BUY;
        }
        switch (random.nextInt(4)) {
            case 0 -> place(lane, side, sweep(lane, market, side), desk);
            case 1 -> place(lane, side, lane.quotesFair ? resting(lane, market, side) : market(), desk);
            default -> place(lane, side, resting(lane, market, side), desk);
        }
    }

    private void place(Lane lane, Side side, Command.Request request, Desk desk) {
        placed++;
        desk.place(new ClientOrderId(settings.idPrefix + placed), lane.instrument.symbol(), side, request);
    }

    private Command.Request market() {
        return request(OrdType.MARKET, TimeInForce.IMMEDIATE_OR_CANCEL, settings.lots, null);
    }

    /// Takes several levels at once, so that one order fills in parts.
    private Command.Request sweep(Lane lane, BookSnapshot.Sides market, Side side) {
        Decimal best = side == Side.BUY
                ? market.asks().getFirst().price()
                : market.bids().getFirst().price();
        Decimal reach = lane.instrument.contract().tick().times(Decimal.of(20));
        Decimal limit = side == Side.BUY ? best.plus(reach) : best.minus(reach);
        return request(OrdType.LIMIT, TimeInForce.GOOD_TILL_CANCEL, settings.sweepLots, lane.bounded(side, limit));
    }

    private Command.Request resting(Lane lane, BookSnapshot.Sides market, Side side) {
        Decimal price = restingPrice(lane, market, side);
        return request(OrdType.LIMIT, TimeInForce.GOOD_TILL_CANCEL, settings.lots, price);
    }

    private Decimal restingPrice(Lane lane, BookSnapshot.Sides market, Side side) {
        Decimal away = lane.instrument.contract().tick().times(Decimal.of(random.nextInt(4)));
        Decimal touch = side == Side.BUY
                ? market.bids().getFirst().price().minus(away)
                : market.asks().getFirst().price().plus(away);
        return lane.bounded(side, touch);
    }

    private static Command.Request request(OrdType type, TimeInForce tif, Decimal lots, @Nullable Decimal price) {
        return new Command.Request(
                type, tif, Quantity.lots(lots), price, null, null, OrderTerms.Flags.NONE, null, null, RoutingTags.NONE);
    }

    /// What the strategy knows of one instrument.
    private static final class Lane {
        private final Instrument instrument;
        private final boolean quotesFair;
        private @Nullable BookSnapshot book;
        private @Nullable BigDecimal fair;
        private Decimal lots = Decimal.ZERO;
        private long nextNanos;

        Lane(Instrument instrument, boolean quotesFair) {
            this.instrument = instrument;
            this.quotesFair = quotesFair;
        }

        /// A fair price is wanted, and there is none.
        boolean isBlind() {
            return quotesFair && fair == null;
        }

        /// The price, or the nearest whole tick that is no worse than fair.
        Decimal bounded(Side side, Decimal price) {
            if (fair == null) {
                return price;
            }
            BigDecimal tick = instrument.contract().tick().toBigDecimal();
            RoundingMode better = side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
            Decimal limit = Decimal.ofExact(fair.divide(tick, 0, better).multiply(tick));
            return side == Side.BUY ? price.min(limit) : price.max(limit);
        }

        /// Null unless there are prices on both sides that may be acted on, and a fair one if that is wanted.
        BookSnapshot.@Nullable Sides market() {
            BookSnapshot.Sides sides = book == null || isBlind() ? null : book.tradable();
            return sides == null || sides.bids().isEmpty() || sides.asks().isEmpty() ? null : sides;
        }
    }
}
