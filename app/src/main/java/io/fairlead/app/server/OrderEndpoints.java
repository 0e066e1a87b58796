package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.ReadSide;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Orders and the sweeping commands over them.
final class OrderEndpoints {
    static final int MAX_PAGE = 1000;
    static final int PAGE = 100;

    private final Commands commands;
    private final Views views;
    private final OrderHistory history;

    OrderEndpoints(Commands commands, Views views, OrderHistory history) {
        this.commands = commands;
        this.views = views;
        this.history = history;
    }

    Reply place(Call call) throws InterruptedException {
        call.query().done();
        return commands.submit(OrderBody.read(call.fields(), call.caller().origin()), 201);
    }

    Reply list(Call call) throws InterruptedException {
        Query query = call.query();
        views.await(query);
        AccountId account = query.optional("account", AccountId::new);
        ClientOrderId clientOrderId = query.optional("clientOrderId", ClientOrderId::new);
        Symbol symbol = query.optional("symbol", Symbol::new);
        Set<OrderStatus> statuses = query.optional("status", OrderEndpoints::statuses);
        boolean live = query.flag("live");
        int limit = query.number("limit", 1, MAX_PAGE, PAGE);
        String cursor = query.optional("cursor", text -> text);
        query.done();
        long position = views.readSide().position();
        if (clientOrderId != null) {
            return Lists.reply(call, Lists.ORDER_COLUMNS, byClientOrderId(account, clientOrderId, position));
        }
        ReadSide.OrderFilter filter =
                new ReadSide.OrderFilter(account, symbol, statuses == null ? Set.of() : statuses, live);
        ReadSide.Page<OrderView> page = page(cursor, () -> views.readSide().orders(filter, cursor, limit));
        return Lists.reply(
                call, Lists.ORDER_COLUMNS, new Lists.Rows(views.orders(page.items()), page.next(), position));
    }

    private Lists.Rows byClientOrderId(@Nullable AccountId account, ClientOrderId clientOrderId, long position) {
        if (account == null) {
            throw new ProblemException(ApiError.PARAMETER_VALUE.problem(
                    "account", null, "clientOrderId is unique within an account: name the account too"));
        }
        OrderView order = views.readSide().order(account, clientOrderId);
        return new Lists.Rows(order == null ? List.of() : views.orders(List.of(order)), null, position);
    }

    private static Set<OrderStatus> statuses(String text) {
        Set<OrderStatus> statuses = EnumSet.noneOf(OrderStatus.class);
        for (String name : text.split(",", -1)) {
            statuses.add(Fields.constant(name, OrderStatus.class));
        }
        return statuses;
    }

    /// A cursor is ours alone: one that the read side does not know is the client's mistake.
    static <T> T page(@Nullable String cursor, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ApiError.PARAMETER_VALUE.problem("cursor", cursor, String.valueOf(e.getMessage())));
        }
    }

    Reply read(Call call) throws InterruptedException {
        views.await(call.query());
        call.query().done();
        OrderId id = id(call);
        OrderView order = views.readSide().order(id);
        if (order == null) {
            throw unknown(id.value());
        }
        return Reply.json(200, views.order(order));
    }

    Reply replace(Call call) throws InterruptedException {
        call.query().done();
        OrderId id = id(call);
        Fields body = call.fields();
        Command command = new Command.ReplaceOrder(
                call.caller().origin(),
                id,
                body.optionalQuantity("quantity"),
                body.optionalDecimal("price"),
                body.optionalDecimal("stopPx"));
        body.done();
        return commands.submit(command, 202);
    }

    Reply cancel(Call call) throws InterruptedException {
        call.query().done();
        call.noBody();
        return commands.submit(new Command.CancelOrder(call.caller().origin(), id(call)), 202);
    }

    Reply query(Call call) throws InterruptedException {
        call.query().done();
        call.noBody();
        return commands.submit(new Command.QueryOrder(call.caller().origin(), id(call)), 202);
    }

    /// Either `"absent": true`, or `"filled"` with the average `"price"` of all that was filled.
    Reply resolve(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        Quantity filled = body.optionalQuantity("filled");
        if (body.flag("absent") != (filled == null)) {
            throw new ProblemException(ApiError.FIELD_MISSING.problem(
                    "filled", null, "say either \"absent\": true or how much was filled in all, if nothing then 0"));
        }
        Command command = new Command.ResolveOrder(
                call.caller().origin(),
                id(call),
                filled,
                body.optionalDecimal("price"),
                body.required("because", text -> text));
        body.done();
        return commands.submit(command, 202);
    }

    /// The scope must be said: an account, a symbol, or `"all": true`.
    Reply cancelAll(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        AccountId account = body.optional("account", AccountId::new);
        Symbol symbol = body.optional("symbol", Symbol::new);
        requireScope(body.flag("all"), account != null || symbol != null);
        body.done();
        return commands.submit(new Command.CancelAll(call.caller().origin(), account, symbol), 202);
    }

    /// The scope must be said: an account, or `"all": true`.
    Reply flatten(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        AccountId account = body.optional("account", AccountId::new);
        requireScope(body.flag("all"), account != null);
        body.done();
        return commands.submit(new Command.Flatten(call.caller().origin(), account), 202);
    }

    private static void requireScope(boolean all, boolean narrowed) {
        if (all == narrowed) {
            String detail = all ? "\"all\" and a narrower scope exclude each other" : "say the scope, or \"all\": true";
            throw new ProblemException(ApiError.FIELD_MISSING.problem("all", null, detail));
        }
    }

    Reply why(Call call) throws InterruptedException {
        views.await(call.query());
        call.query().done();
        String name = call.path("id");
        List<EventRecord> events = story(name);
        if (events.isEmpty()) {
            throw unknown(name);
        }
        ObjectNode json = JsonViews.object().put("order", name);
        ArrayNode array = json.putArray("events");
        events.forEach(event -> array.add(JsonViews.event(event)));
        return Reply.json(200, json);
    }

    /// Of the order of this id; where there is none, the refusals of what a client called so.
    private List<EventRecord> story(String name) {
        Optional<OrderId> id = parsed(OrderId::new, name);
        List<EventRecord> events = id.map(history::of).orElse(List.of());
        return events.isEmpty()
                ? parsed(ClientOrderId::new, name).map(history::refusals).orElse(List.of())
                : events;
    }

    private static <T> Optional<T> parsed(Function<String, T> type, String text) {
        try {
            return Optional.of(type.apply(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // no such name can be
        }
    }

    private static OrderId id(Call call) {
        try {
            return new OrderId(call.path("id"));
        } catch (IllegalArgumentException _) {
            throw unknown(call.path("id"));
        }
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Denials.problem(
                DenialCode.ORDER_UNKNOWN, "id", id, "GET /api/v1/orders lists the orders and their ids."));
    }
}
