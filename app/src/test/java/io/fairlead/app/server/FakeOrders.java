package io.fairlead.app.server;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.ReadSide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The orders of the fake gateway: a venue takes each as it comes. Guarded by the gateway.
final class FakeOrders {
    private final FakeLog log;
    private final Map<OrderId, OrderView> views = new LinkedHashMap<>();
    private final Map<String, OrderId> byClientId = new LinkedHashMap<>();
    private final Map<OrderId, Command.PlaceOrder> placed = new LinkedHashMap<>();

    FakeOrders(FakeLog log) {
        this.log = log;
    }

    List<OrderId> ids() {
        return List.copyOf(views.keySet());
    }

    @Nullable
    OrderView get(OrderId id) {
        return views.get(id);
    }

    @Nullable
    OrderView get(ClientOrderId clientOrderId) {
        OrderId id = byClientId.get(clientOrderId.value());
        return id == null ? null : views.get(id);
    }

    /// Newest first.
    List<OrderView> matching(ReadSide.OrderFilter filter) {
        return views.values().stream().filter(filter::matches).toList().reversed();
    }

    Outcome place(Command.PlaceOrder place) {
        if (!place.account().equals(FakeGateway.ACCOUNT)) {
            return new Outcome.Refused(
                    DenialCode.ACCOUNT_UNKNOWN, "account", place.account().value(), "Use a configured account.");
        }
        if (!place.symbol().equals(FakeGateway.EURUSD)) {
            return new Outcome.Refused(
                    DenialCode.SYMBOL_UNKNOWN, "symbol", place.symbol().value(), "Use a configured instrument.");
        }
        OrderId known = byClientId.get(place.clientOrderId().value());
        if (known != null) {
            return placement(known).request().equals(place.request())
                    ? new Outcome.Repeated(known)
                    : new Outcome.Refused(
                            DenialCode.CLIENT_ORDER_ID_REUSED,
                            "clientOrderId",
                            place.clientOrderId().value(),
                            "Use a new one.");
        }
        OrderId id = new OrderId("A-" + (views.size() + 1));
        byClientId.put(place.clientOrderId().value(), id);
        placed.put(id, place);
        views.put(id, view(id, place, OrderStatus.NEW));
        return new Outcome.Accepted(List.of(id));
    }

    Outcome change(OrderId id, OrderStatus status) {
        if (!views.containsKey(id)) {
            return new Outcome.Refused(DenialCode.ORDER_UNKNOWN, "id", id.value(), "List the views.");
        }
        views.put(id, view(id, placement(id), status));
        return new Outcome.Accepted(List.of(id));
    }

    private Command.PlaceOrder placement(OrderId id) {
        return Objects.requireNonNull(placed.get(id));
    }

    private OrderView view(OrderId id, Command.PlaceOrder place, OrderStatus status) {
        Command.Request request = place.request();
        Decimal units = FakeGateway.INSTRUMENT.toUnits(request.quantity());
        return new OrderView(
                new OrderView.Identity(
                        id,
                        FakeGateway.ACCOUNT,
                        place.clientOrderId(),
                        FakeGateway.VENUE,
                        FakeGateway.EURUSD,
                        place.side(),
                        place.strategy(),
                        false),
                new OrderTerms(
                        request.type(),
                        request.timeInForce(),
                        units,
                        request.price(),
                        request.stopPx(),
                        request.expireNanos(),
                        request.flags(),
                        request.stopLoss(),
                        request.takeProfit()),
                new OrderView.State(
                        status,
                        null,
                        FakeGateway.INSTRUMENT.toLots(units),
                        Decimal.ZERO,
                        units,
                        Decimal.ZERO,
                        null,
                        null,
                        ""),
                new OrderView.Route("", request.routing()),
                new OrderView.Times(FakeGateway.START_NANOS, FakeGateway.START_NANOS, FakeGateway.START_NANOS),
                log.end() + 1);
    }
}
