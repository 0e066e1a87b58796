package io.fairlead.bench.locker;

import io.fairlead.bench.OrderPath;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.VenueOrderId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// When the gateway learned of fills and cancels. Written by the engine's thread, read by any.
final class Applied {
    private final Queue<News> news = new ConcurrentLinkedQueue<>();

    /// One of them: `units` are what was filled of the order by then, null for a cancel.
    sealed interface News {
        String venueOrder();

        long epochNanos();

        record Filled(String venueOrder, Decimal units, long epochNanos) implements News {}

        record Cancelled(String venueOrder, long epochNanos) implements News {}
    }

    void logged(Event event) {
        if (!(event instanceof Event.VenueSaid(long _, ExecutionReport report, var _))) {
            return;
        }
        VenueOrderId order = report.refs().venueOrder();
        ExecType type = report.progress().execType();
        Decimal units = report.progress().cumQty();
        if (order != null && type == ExecType.TRADE && units != null) {
            news.add(new News.Filled(order.value(), units, OrderPath.epochNanos()));
        } else if (order != null && type == ExecType.CANCELED) {
            news.add(new News.Cancelled(order.value(), OrderPath.epochNanos()));
        }
    }

    List<News> news() {
        return List.copyOf(news);
    }
}
