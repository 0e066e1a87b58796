package io.fairlead.core;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;

/// What a list of executions, or a drop copy, tells of what an order's own connection tells: without sum and status.
final class Listed {
    private Listed() {}

    static ExecutionReport of(ExecutionReport told) {
        return of(told, Evidence.FILLS);
    }

    static ExecutionReport of(ExecutionReport told, Evidence source) {
        ExecutionReport.Progress progress = told.progress();
        return new ExecutionReport(
                told.venue(),
                told.refs(),
                new ExecutionReport.Progress(
                        progress.execType(), null, progress.lastQty(), progress.lastPx(), null, null, null),
                told.details(),
                new ExecutionReport.Marks(false, false, "", "", source));
    }
}
