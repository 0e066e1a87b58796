package io.fairlead.app.server;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.GroupPlan.Leg;
import io.fairlead.core.model.GroupPlan.OnRace;
import io.fairlead.core.model.GroupPlan.Role;
import io.fairlead.core.model.GroupPlan.Shape;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePositionId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a new order, or a new group of orders, from a request. Pure, but for the id that it gives an order which
/// is only asked about without one.
final class OrderBody {
    private static final StrategyId MANUAL = new StrategyId("manual");

    private OrderBody() {}

    /// An order for an account, or, with `group` in its place, one for each account of a group.
    static Command read(Fields body, Origin origin) {
        return body.has("group")
                ? forAccounts(body, origin, each -> each.required("clientOrderId", ClientOrderId::new))
                : single(body, origin);
    }

    private static ParentCommand.PlaceForAccounts forAccounts(
            Fields body, Origin origin, Function<Fields, ClientOrderId> id) {
        if (body.has("account")) {
            throw new ProblemException(
                    ApiError.FIELD_VALUE.problem("group", null, "account and group exclude each other"));
        }
        String group = body.required("group", text -> text);
        ClientOrderId clientOrderId = id.apply(body);
        Symbol symbol = body.required("symbol", Symbol::new);
        Side side = body.choice("side", Side.class);
        Command.Request request = request(body);
        StrategyId strategy = body.optional("strategy", StrategyId::new);
        body.done();
        return new ParentCommand.PlaceForAccounts(
                origin, group, clientOrderId, symbol, side, request, strategy == null ? MANUAL : strategy);
    }

    private static Command single(Fields body, Origin origin) {
        AccountId account = body.required("account", AccountId::new);
        ClientOrderId clientOrderId = body.required("clientOrderId", ClientOrderId::new);
        Symbol symbol = body.required("symbol", Symbol::new);
        Side side = body.choice("side", Side.class);
        Command.Request request = request(body);
        StrategyId strategy = body.optional("strategy", StrategyId::new);
        Leg oco = leg(body, "oco", Role.SECOND, side);
        Leg then = leg(body, "then", Role.THEN, side);
        boolean sized = body.has("onBothFilled");
        OnRace onRace = body.choice("onBothFilled", OnRace.class, OnRace.REPORT);
        body.done();
        Command.PlaceOrder order = new Command.PlaceOrder(
                origin, account, clientOrderId, symbol, side, request, strategy == null ? MANUAL : strategy);
        boolean exits = request.stopLoss() != null || request.takeProfit() != null;
        if ((oco == null ? 0 : 1) + (then == null ? 0 : 1) + (exits ? 1 : 0) > 1) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem(
                    oco == null ? "then" : "oco", null, "stopLoss and takeProfit, oco, and then exclude each other"));
        }
        if (oco != null) {
            return new GroupCommand.PlaceGroup(origin, order, Shape.ONE_CANCELS_OTHER, List.of(oco), onRace);
        }
        if (then != null) {
            return new GroupCommand.PlaceGroup(origin, order, Shape.IF_THEN, List.of(then), onRace);
        }
        return exits && sized ? bracket(order, onRace) : order;
    }

    /// An order that is only asked about; its client order id need not be sent.
    static ParentCommand.PlaceForAccounts supposedForGroup(Fields body, Origin origin) {
        return forAccounts(body, origin, OrderBody::supposedId);
    }

    /// What was not sent is an id that no order ever had.
    private static ClientOrderId supposedId(Fields body) {
        ClientOrderId sent = body.optional("clientOrderId", ClientOrderId::new);
        return sent == null ? new ClientOrderId("what-if-" + UUID.randomUUID()) : sent;
    }

    /// One for an account.
    static Command.PlaceOrder supposed(Fields body, Origin origin) {
        AccountId account = body.required("account", AccountId::new);
        ClientOrderId clientOrderId = supposedId(body);
        Symbol symbol = body.required("symbol", Symbol::new);
        Side side = body.choice("side", Side.class);
        Command.Request request = request(body);
        StrategyId strategy = body.optional("strategy", StrategyId::new);
        body.done();
        return new Command.PlaceOrder(
                origin, account, clientOrderId, symbol, side, request, strategy == null ? MANUAL : strategy);
    }

    /// With a word on what to do if both exits fill, so that it is ours even where the venue attaches exits itself.
    private static Command bracket(Command.PlaceOrder order, OnRace onRace) {
        Command.Request asked = order.request();
        Side exit = order.side().opposite();
        TimeInForce lasting = TimeInForce.GOOD_TILL_CANCEL;
        List<Leg> legs = new ArrayList<>();
        if (asked.stopLoss() != null) {
            legs.add(new Leg(Role.STOP_LOSS, exit, OrdType.STOP, lasting, null, asked.stopLoss(), null, true));
        }
        if (asked.takeProfit() != null) {
            legs.add(new Leg(Role.TAKE_PROFIT, exit, OrdType.LIMIT, lasting, asked.takeProfit(), null, null, true));
        }
        Command.Request entry = new Command.Request(
                asked.type(),
                asked.timeInForce(),
                asked.quantity(),
                asked.price(),
                asked.stopPx(),
                asked.expireNanos(),
                asked.flags(),
                null,
                null,
                asked.routing());
        Command.PlaceOrder first = new Command.PlaceOrder(
                order.origin(),
                order.account(),
                order.clientOrderId(),
                order.symbol(),
                order.side(),
                entry,
                order.strategy());
        return new GroupCommand.PlaceGroup(order.origin(), first, Shape.BRACKET, legs, onRace);
    }

    private static Command.Request request(Fields body) {
        return new Command.Request(
                body.choice("type", OrdType.class),
                body.choice("timeInForce", TimeInForce.class, TimeInForce.DAY),
                body.quantity("quantity"),
                body.optionalDecimal("price"),
                body.optionalDecimal("stopPx"),
                body.optional("expireAt", Times::epochNanos),
                flags(body),
                body.optionalDecimal("stopLoss"),
                body.optionalDecimal("takeProfit"),
                body.routing("routing"));
    }

    private static OrderTerms.Flags flags(Fields body) {
        boolean postOnly = body.flag("postOnly");
        boolean reduceOnly = body.flag("reduceOnly");
        Instructions given = new Instructions(
                body.optionalDecimal("maxFloor"),
                body.optionalDecimal("minQty"),
                peg(body.optionalObject("peg")),
                body.optional("quote", text -> text),
                body.optional("farDate", OrderBody::date),
                body.optional("position", VenuePositionId::new),
                exits(body.optionalObject("exits")),
                false);
        return given.isNone()
                ? new OrderTerms.Flags(postOnly, reduceOnly)
                : new OrderTerms.Flags(postOnly, reduceOnly, given);
    }

    private static @Nullable ExitOffsets exits(@Nullable Fields body) {
        if (body == null) {
            return null;
        }
        Decimal stopLoss = body.optionalDecimal("stopLoss");
        boolean trailing = body.flag("trailing");
        Decimal takeProfit = body.optionalDecimal("takeProfit");
        body.done();
        if (stopLoss == null && (trailing || takeProfit == null)) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem(
                    "exits", null, "needs a stopLoss or a takeProfit; trailing needs stopLoss"));
        }
        return new ExitOffsets(stopLoss, trailing, takeProfit);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a date as 2026-12-31", e);
        }
    }

    private static Instructions.@Nullable Peg peg(@Nullable Fields body) {
        if (body == null) {
            return null;
        }
        Instructions.Peg.To to = body.choice("to", Instructions.Peg.To.class);
        Decimal offset = body.optionalDecimal("offset");
        body.done();
        return new Instructions.Peg(to, offset == null ? Decimal.ZERO : offset);
    }

    private static @Nullable Leg leg(Fields order, String name, Role role, Side otherwise) {
        Fields body = order.optionalObject(name);
        if (body == null) {
            return null;
        }
        Leg leg = new Leg(
                role,
                body.choice("side", Side.class, otherwise),
                body.choice("type", OrdType.class),
                body.choice("timeInForce", TimeInForce.class, TimeInForce.DAY),
                body.optionalDecimal("price"),
                body.optionalDecimal("stopPx"),
                body.optional("expireAt", Times::epochNanos),
                body.flag("reduceOnly"));
        body.done();
        return leg;
    }
}
