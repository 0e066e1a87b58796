package io.fairlead.core;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.order.LiveOrder;

/// What a venue answers when it is asked for an order's status, the average price included.
final class Stated {
    private Stated() {}

    static ExecutionReport of(LiveOrder order, OrdStatus status, String cumQty, String avgPx) {
        ExecutionReport report =
                new Fixture.Report(order).status(status).cumQty(cumQty).build();
        ExecutionReport.Progress progress = report.progress();
        return new ExecutionReport(
                report.venue(),
                report.refs(),
                new ExecutionReport.Progress(
                        progress.execType(), status, null, null, progress.cumQty(), null, Decimal.of(avgPx)),
                report.details(),
                new ExecutionReport.Marks(false, false, "", "", Evidence.ORDER_STATUS));
    }
}
