package io.fairlead.core.order;

import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.model.OrderStatus;

/// Applies what the gateway decides about orders that it holds itself.
final class HeldOrders {
    private HeldOrders() {}

    static void apply(LiveOrder order, HeldEvent event) {
        switch (event) {
            case HeldEvent.StopTriggered e -> {
                order.terms = order.terms.held(false);
                order.text = "its stop price was reached at " + e.price();
                if (order.status == OrderStatus.HELD) {
                    order.status = OrderStatus.ACCEPTED;
                    order.statusNanos = e.atNanos();
                }
            }
            case HeldEvent.HeldChanged e -> order.terms = e.after();
            case HeldEvent.HeldEnded e -> {
                order.text = e.why();
                order.move(
                        switch (e.how()) {
                            case CANCELED -> OrderEvent.CANCELED;
                            case EXPIRED -> OrderEvent.EXPIRED;
                        },
                        e.atNanos());
            }
        }
    }
}
