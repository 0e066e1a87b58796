package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.position.Position;
import org.jspecify.annotations.Nullable;

/// Decides on orders that close positions. Owned by the engine thread.
///
/// They are market orders of the strategy `close`, reduce-only where the venue offers that. Never more is ordered than
/// what is held less what other closing orders may still fill.
final class Closing {
    static final StrategyId CLOSE = StrategyId.CLOSE;

    private final Desk desk;
    private final Placing placing;

    Closing(Desk desk, Placing placing) {
        this.desk = desk;
        this.placing = placing;
    }

    static boolean isClosing(LiveOrder order) {
        return order.strategy().equals(CLOSE);
    }

    Outcome close(Command.ClosePosition command, long nowNanos) {
        AccountState account = desk.state().account(command.account());
        if (account == null) {
            return Refusals.accountUnknown(command.account());
        }
        Instrument instrument = desk.state().instrument(command.symbol());
        if (instrument == null) {
            return Refusals.symbolUnknown(command.symbol());
        }
        LiveOrder earlier = desk.state().orders().findEver(command.account(), command.clientOrderId());
        if (earlier != null) {
            return isSame(earlier, command)
                    ? new Outcome.Repeated(earlier.id())
                    : Refusals.reused(earlier, command.clientOrderId());
        }
        if (desk.state().orders().retired().isUsed(command.account(), command.clientOrderId())) {
            return Refusals.usedBefore(command.clientOrderId());
        }
        Position longs = held(account.account(), command.symbol(), Side.BUY);
        Position shorts = held(account.account(), command.symbol(), Side.SELL);
        if (longs != null && shorts != null && longs != shorts) {
            return new Outcome.Refused(
                    DenialCode.POSITION_AMBIGUOUS,
                    "symbol",
                    command.symbol().value(),
                    "both sides are held: place a reduce-only order against the one to close");
        }
        Position position = longs == null ? shorts : longs;
        return position == null ? noPosition(command.symbol()) : close(command, position, instrument, nowNanos);
    }

    /// Of a close without a quantity only the units that it came to are known, so those are the same as none.
    private static boolean isSame(LiveOrder earlier, Command.ClosePosition command) {
        Event.OrderAccepted accepted = earlier.accepted();
        Quantity asked = command.quantity();
        return accepted != null
                && isClosing(earlier)
                && accepted.symbol().equals(command.symbol())
                && (asked == null
                        ? accepted.asked().unit() == QuantityUnit.UNITS
                        : accepted.asked().equals(asked));
    }

    private Outcome close(Command.ClosePosition command, Position position, Instrument instrument, long nowNanos) {
        Decimal rest = rest(position);
        if (rest.signum() <= 0) {
            return noPosition(command.symbol());
        }
        Quantity asked = command.quantity();
        Decimal units = asked == null ? rest : Placing.unitsOrNull(asked, instrument);
        if (units == null || units.compareTo(rest) > 0) {
            return new Outcome.Refused(
                    DenialCode.QUANTITY_ABOVE_MAXIMUM,
                    "quantity",
                    String.valueOf(asked),
                    rest + " units are left to close: send at most that");
        }
        Quantity quantity = asked == null ? Quantity.units(units) : asked;
        return place(command.origin(), command.clientOrderId(), position, quantity, nowNanos);
    }

    /// Closes what is left of a position, under an id of the gateway's own; null if nothing is left to close.
    @Nullable
    Outcome closeRest(Position position, long nowNanos) {
        Decimal rest = rest(position);
        if (rest.signum() <= 0) {
            return null;
        }
        CoreState state = desk.state();
        ClientOrderId id = new ClientOrderId("flatten-" + state.epoch() + "-" + state.idsMade());
        return place(Origin.GATEWAY, id, position, Quantity.units(rest), nowNanos);
    }

    private Outcome place(Origin origin, ClientOrderId id, Position position, Quantity quantity, long nowNanos) {
        Account account = position.account();
        Capabilities venue = desk.port(account.venue()).capabilities();
        Command.Request request = new Command.Request(
                OrdType.MARKET,
                timeInForce(venue),
                quantity,
                null,
                null,
                null,
                new OrderTerms.Flags(false, venue.has(Capability.REDUCE_ONLY)),
                null,
                null,
                RoutingTags.NONE);
        Symbol symbol = position.instrument().symbol();
        Command.PlaceOrder order =
                new Command.PlaceOrder(origin, account.id(), id, symbol, closingSide(position), request, CLOSE);
        return placing.place(order, true, nowNanos);
    }

    static TimeInForce timeInForce(Capabilities venue) {
        for (TimeInForce candidate : new TimeInForce[] {
            TimeInForce.IMMEDIATE_OR_CANCEL, TimeInForce.FILL_OR_KILL, TimeInForce.DAY, TimeInForce.GOOD_TILL_CANCEL
        }) {
            if (venue.timesInForce().contains(candidate)) {
                return candidate;
            }
        }
        return TimeInForce.DAY;
    }

    private static Side closingSide(Position position) {
        return position.units().signum() > 0 ? Side.SELL : Side.BUY;
    }

    private @Nullable Position held(Account account, Symbol symbol, Side side) {
        Position position = desk.state().positions().find(account.id(), symbol, side);
        return position == null || position.isFlat() ? null : position;
    }

    /// What is held and not being closed already.
    private Decimal rest(Position position) {
        Decimal rest = position.units().abs();
        Side side = closingSide(position);
        for (LiveOrder order : desk.state().orders().live()) {
            if (isClosing(order)
                    && order.side() == side
                    && order.account().id().equals(position.account().id())
                    && order.instrument().symbol().equals(position.instrument().symbol())) {
                rest = rest.minus(order.leavesQty());
            }
        }
        return rest;
    }

    private static Outcome.Refused noPosition(Symbol symbol) {
        return new Outcome.Refused(
                DenialCode.NO_POSITION, "symbol", symbol.value(), "nothing is held that is not being closed already");
    }
}
