package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import io.fairlead.gateway.Trading;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hands commands to the gateway and puts its answers into HTTP. Any thread; blocks that of the request.
final class Commands {
    /// How long an answer waits to show the order itself; without it the answer is complete but for that.
    private static final Duration SHOW_ORDER_WITHIN = Duration.ofMillis(250);

    private final Trading trading;
    private final Views views;
    private final Metrics metrics;
    private final Duration limit;

    Commands(Trading trading, Views views, Metrics metrics, Duration limit) {
        this.trading = trading;
        this.views = views;
        this.metrics = metrics;
        this.limit = limit;
    }

    /// `acceptedStatus` is 201 where an order is made, 202 where something is under way.
    Reply submit(Command command, int acceptedStatus) throws InterruptedException {
        Trading.Answer answer = await(command);
        return switch (answer.outcome()) {
            case Outcome.Accepted(List<OrderId> orders) ->
                command instanceof ParentCommand of
                        ? reply(of, acceptedStatus, "ACCEPTED", orders, answer.position())
                        : reply(acceptedStatus, "ACCEPTED", orders, answer.position());
            case Outcome.Repeated(OrderId order) ->
                command instanceof ParentCommand of
                        ? reply(of, 200, "REPEATED", List.of(order), answer.position())
                        : reply(200, "REPEATED", List.of(order), answer.position());
            case Outcome.Refused refused -> {
                metrics.denied(refused.code().name());
                throw new ProblemException(Denials.problem(refused));
            }
        };
    }

    private Trading.Answer await(Command command) throws InterruptedException {
        try {
            return trading.submit(command).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new ProblemException(ApiError.OUTCOME_PENDING.problem());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the gateway failed on a command", e);
        }
    }

    /// Shows the parent with every child; its orders are those of all members that have one. Without a parent it is the
    /// order that a member had under this id already.
    private Reply reply(ParentCommand command, int status, String result, List<OrderId> orders, long position)
            throws InterruptedException {
        boolean seen = views.readSide().awaitPosition(position, SHOW_ORDER_WITHIN);
        ParentView parent = seen ? views.readSide().parent(command.parent()) : null;
        if (seen && parent == null) {
            return reply(status, result, orders, position);
        }
        ObjectNode json = JsonViews.object().put("result", result);
        ArrayNode ids = json.putArray("orders");
        for (ParentView.Child child : parent == null ? List.<ParentView.Child>of() : parent.children()) {
            if (child.order() != null) {
                ids.add(child.order().identity().id().value());
            }
        }
        json.put("position", position);
        json.putNull("order");
        json.set("parent", parent == null ? null : views.parent(parent));
        Reply reply = Reply.json(status, json);
        return status == 201 ? reply.with("Location", "/api/v1/parents/" + segment(command.parent())) : reply;
    }

    private static String segment(ClientOrderId id) {
        return URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply reply(int status, String result, List<OrderId> orders, long position) throws InterruptedException {
        ObjectNode json = JsonViews.object().put("result", result);
        ArrayNode ids = json.putArray("orders");
        orders.forEach(order -> ids.add(order.value()));
        json.put("position", position);
        json.putNull("order");
        if (orders.size() != 1) {
            return Reply.json(status, json);
        }
        OrderId id = orders.getFirst();
        if (views.readSide().awaitPosition(position, SHOW_ORDER_WITHIN)) {
            OrderView order = views.readSide().order(id);
            json.set("order", order == null ? null : views.order(order));
        }
        Reply reply = Reply.json(status, json);
        return status == 201 ? reply.with("Location", "/api/v1/orders/" + id.value()) : reply;
    }
}
