package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.position.HedgedPositions;
import io.fairlead.core.position.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides on orders that close positions. Owned by the engine thread.
///
/// They are market orders of the strategy `close`, reduce-only where the venue offers that. Never more is ordered than
/// what is held less what other closing orders may still fill.
///
/// Where the positions of a hedging account have ids, such an order names the one that it closes, as any other would
/// open a position. There is never a second for the same position before the venue has told it anew.
final class Closing {
    static final StrategyId CLOSE = StrategyId.CLOSE;

    private final Desk desk;
    private final Placing placing;
    private final PositionQuestions questions;

    Closing(Desk desk, Placing placing, PositionQuestions questions) {
        this.desk = desk;
        this.placing = placing;
        this.questions = questions;
    }

    static boolean isClosing(LiveOrder order) {
        return order.strategy().equals(CLOSE) || order.closes() != null;
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
        return switch (target(account.account(), instrument, command.position(), nowNanos)) {
            case Target.None(Outcome.Refused refused) -> refused;
            case Target.Of(OpenPosition open) -> close(command, open, instrument, nowNanos);
        };
    }

    /// What a command means, or why that can't be told.
    sealed interface Target {
        record Of(OpenPosition open) implements Target {}

        record None(Outcome.Refused refused) implements Target {}
    }

    /// The position of a symbol that is meant: the one named, or the only one.
    Target target(Account account, Instrument instrument, @Nullable VenuePositionId named, long nowNanos) {
        if (questions.isById(account)) {
            return single(account, instrument.symbol(), named, nowNanos);
        }
        if (named != null) {
            return new Target.None(Refusals.capabilityMissing(account.venue(), "position", Capability.POSITION_IDS));
        }
        Position longs = held(account, instrument.symbol(), Side.BUY);
        Position shorts = held(account, instrument.symbol(), Side.SELL);
        if (longs != null && shorts != null && longs != shorts) {
            return new Target.None(new Outcome.Refused(
                    DenialCode.POSITION_AMBIGUOUS,
                    "symbol",
                    instrument.symbol().value(),
                    "both sides are held: place a reduce-only order against the one to close"));
        }
        Position position = longs == null ? shorts : longs;
        return position == null
                ? new Target.None(noPosition(instrument.symbol()))
                : new Target.Of(new OpenPosition.Net(position));
    }

    private Target single(Account account, Symbol symbol, @Nullable VenuePositionId named, long nowNanos) {
        HedgedPositions told = desk.state().venuePositions().find(account.id());
        if (named == null && !questions.isRead(account, symbol)) {
            questions.wonder(account, nowNanos);
            return new Target.None(Refusals.positionsNotRead(account));
        }
        List<VenuePosition> of = told == null ? List.of() : told.of(symbol);
        VenuePosition position = named == null ? null : told == null ? null : told.find(named);
        if (named != null && (position == null || !position.symbol().equals(symbol))) {
            questions.wonder(account, nowNanos);
            return new Target.None(Refusals.positionUnknown(named));
        }
        if (position != null || of.size() == 1) {
            return new Target.Of(new OpenPosition.Single(account, position == null ? of.getFirst() : position));
        }
        return new Target.None(
                of.isEmpty()
                        ? noPosition(symbol)
                        : new Outcome.Refused(
                                DenialCode.POSITION_AMBIGUOUS,
                                "position",
                                symbol.value(),
                                "name the one to close: "
                                        + of.stream()
                                                .map(each -> each.id() + " (" + each.side() + " " + each.units() + ")")
                                                .collect(Collectors.joining(", "))));
    }

    /// Of a close without a quantity only the units that it came to are known, so those are the same as none.
    private static boolean isSame(LiveOrder earlier, Command.ClosePosition command) {
        Event.OrderAccepted accepted = earlier.accepted();
        Quantity asked = command.quantity();
        return accepted != null
                && isClosing(earlier)
                && accepted.symbol().equals(command.symbol())
                && (command.position() == null || command.position().equals(earlier.closes()))
                && (asked == null
                        ? accepted.asked().unit() == QuantityUnit.UNITS
                        : accepted.asked().equals(asked));
    }

    private Outcome close(Command.ClosePosition command, OpenPosition open, Instrument instrument, long nowNanos) {
        Decimal rest = rest(open);
        if (rest.signum() <= 0) {
            return nothingLeft(open, nowNanos);
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
        return placing.place(order(open, command.origin(), command.clientOrderId(), quantity, CLOSE), true, nowNanos);
    }

    /// Why there is nothing to close of a position now.
    Outcome.Refused nothingLeft(OpenPosition open, long nowNanos) {
        HedgedPositions told = desk.state().venuePositions().find(open.account().id());
        if (open instanceof OpenPosition.Single single && told != null) {
            VenuePositionId id = single.position().id();
            HedgedPositions.Touch touch = told.touch(id);
            questions.wonder(open.account(), nowNanos);
            return touch == null ? Refusals.positionUnknown(id) : Refusals.positionTouched(id, touch);
        }
        return noPosition(open.symbol());
    }

    /// All that an account has open, and what it may have open where that is not known.
    List<OpenPosition> open(Account account) {
        List<OpenPosition> open = new ArrayList<>();
        if (!questions.isById(account)) {
            for (Position position : desk.state().positions().all()) {
                if (position.account().id().equals(account.id()) && !position.isFlat()) {
                    open.add(new OpenPosition.Net(position));
                }
            }
            return open;
        }
        HedgedPositions told = desk.state().venuePositions().find(account.id());
        for (VenuePosition each : told == null ? List.<VenuePosition>of() : told.told()) {
            open.add(new OpenPosition.Single(account, each));
        }
        for (Instrument instrument : desk.state().instruments()) {
            boolean traded = instrument.symbolAt(account.venue()) != null;
            if (traded && !questions.isRead(account, instrument.symbol())) {
                open.add(new OpenPosition.Unread(account, instrument.symbol()));
            }
        }
        return open;
    }

    /// Closes what is left of a position, under an id of the gateway's own; null if nothing is left to close, or if the
    /// venue has to be heard first.
    @Nullable
    Outcome closeRest(OpenPosition open, long nowNanos) {
        if (open instanceof OpenPosition.Unread) {
            questions.wonder(open.account(), nowNanos);
            return null;
        }
        Decimal rest = rest(open);
        if (rest.signum() <= 0) {
            return null;
        }
        CoreState state = desk.state();
        ClientOrderId id = new ClientOrderId("flatten-" + state.epoch() + "-" + state.idsMade());
        return placing.place(order(open, Origin.GATEWAY, id, Quantity.units(rest), CLOSE), true, nowNanos);
    }

    /// Closes every position of an account, or of one symbol there; orders stay. Accepted only if each is being closed
    /// whole: otherwise what can be closed is, and the refusal says how much that was, and what is left.
    Outcome closeAll(PositionCommand.CloseAll command, long nowNanos) {
        AccountState account = desk.state().account(command.account());
        if (account == null) {
            return Refusals.accountUnknown(command.account());
        }
        List<OrderId> orders = new ArrayList<>();
        Outcome.Refused refusal = null;
        for (OpenPosition open : open(account.account())) {
            if (command.symbol() != null && !command.symbol().equals(open.symbol())) {
                continue;
            }
            switch (closeWhole(open, nowNanos)) {
                case Outcome.Accepted accepted -> orders.addAll(accepted.orders());
                case Outcome.Repeated repeated -> orders.add(repeated.order());
                case Outcome.Refused refused -> refusal = refused;
            }
        }
        return refusal == null ? new Outcome.Accepted(List.copyOf(orders)) : refusal.behind(orders);
    }

    /// What comes of closing a position whole; an order that does so already is among those concerned.
    private Outcome closeWhole(OpenPosition open, long nowNanos) {
        Outcome outcome = closeRest(open, nowNanos);
        if (outcome != null) {
            return outcome;
        }
        return switch (open) {
            case OpenPosition.Unread(Account account, Symbol _) -> Refusals.positionsNotRead(account);
            case OpenPosition.Net _ -> new Outcome.Accepted(List.of()); // what is left of it, other orders close
            case OpenPosition.Single(Account account, VenuePosition position) -> {
                HedgedPositions told = desk.state().venuePositions().find(account.id());
                HedgedPositions.Touch touch = told == null ? null : told.touch(position.id());
                yield touch != null && isWhole(touch, position)
                        ? new Outcome.Accepted(List.of(touch.by()))
                        : nothingLeft(open, nowNanos);
            }
        };
    }

    /// Whether an order that may still fill closes all of a position.
    private boolean isWhole(HedgedPositions.Touch touch, VenuePosition position) {
        LiveOrder by = touch.over() ? null : desk.state().orders().find(touch.by());
        return by != null
                && by.terms().units().compareTo(position.units()) >= 0
                && by.terms().units().compareTo(touch.unitsBefore()) >= 0;
    }

    /// The market order that closes so much of a position, and can do nothing else where the venue offers that.
    Command.PlaceOrder order(
            OpenPosition open, Origin origin, ClientOrderId id, Quantity quantity, StrategyId strategy) {
        Account account = open.account();
        Capabilities venue = desk.port(account.venue()).capabilities();
        OrderTerms.Flags flags = open instanceof OpenPosition.Single single
                ? new OrderTerms.Flags(
                        false, true, Instructions.closing(single.position().id()))
                : new OrderTerms.Flags(false, venue.has(Capability.REDUCE_ONLY));
        Command.Request request = new Command.Request(
                OrdType.MARKET, timeInForce(venue), quantity, null, null, null, flags, null, null, RoutingTags.NONE);
        return new Command.PlaceOrder(origin, account.id(), id, open.symbol(), closingSide(open), request, strategy);
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

    private static Side closingSide(OpenPosition open) {
        return switch (open) {
            case OpenPosition.Net(Position position) -> position.units().signum() > 0 ? Side.SELL : Side.BUY;
            case OpenPosition.Single(Account _, VenuePosition position) ->
                position.side().opposite();
            case OpenPosition.Unread _ -> throw new IllegalStateException("which side is open is not known: " + open);
        };
    }

    private @Nullable Position held(Account account, Symbol symbol, Side side) {
        Position position = desk.state().positions().find(account.id(), symbol, side);
        return position == null || position.isFlat() ? null : position;
    }

    /// What is held and not being closed already. A position by id that an order closes, or closed since the venue's
    /// word, has nothing left until it is told anew.
    Decimal rest(OpenPosition open) {
        return switch (open) {
            case OpenPosition.Net(Position position) -> rest(position, closingSide(open));
            case OpenPosition.Single(Account account, VenuePosition position) -> {
                HedgedPositions told = desk.state().venuePositions().find(account.id());
                yield told == null || told.touch(position.id()) != null ? Decimal.ZERO : position.units();
            }
            case OpenPosition.Unread _ -> Decimal.ZERO;
        };
    }

    private Decimal rest(Position position, Side side) {
        Decimal rest = position.units().abs();
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
