package io.fairlead.core;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sum of an order's executions that the venue told, since when, and how often. Owned by the engine thread.
final class ToldSum {
    final Decimal cumQty;
    final @Nullable Decimal avgPx;
    final long sinceNanos;
    int times = 1;

    ToldSum(Decimal cumQty, ExecutionReport report, long nowNanos) {
        this.cumQty = cumQty;
        avgPx = report.progress().avgPx();
        sinceNanos = nowNanos;
    }

    boolean isRepeatedBy(ExecutionReport report) {
        return cumQty.equals(report.progress().cumQty())
                && Objects.equals(avgPx, report.progress().avgPx());
    }
}
