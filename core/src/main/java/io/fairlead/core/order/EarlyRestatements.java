package io.fairlead.core.order;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Busts and corrections that overtook the trades that they are about, by the id of that trade: one each, and a bust
/// outweighs a correction. Owned by the thread that owns the order.
final class EarlyRestatements {
    private @Nullable Map<ExecId, ExecutionReport> reports;

    void remember(ExecutionReport report) {
        ExecId reference = report.refs().execRef();
        if (reference != null) {
            reports = reports == null ? new LinkedHashMap<>() : reports;
            reports.merge(
                    reference,
                    report,
                    (old, latest) -> old.progress().execType() == ExecType.TRADE_CANCEL ? old : latest);
        }
    }

    /// What overtook this trade; null if nothing did.
    @Nullable
    ExecutionReport of(@Nullable ExecId trade) {
        return reports == null || trade == null ? null : reports.get(trade);
    }

    /// The trade has come.
    void settled(ExecId trade) {
        if (reports != null) {
            reports.remove(trade);
            reports = reports.isEmpty() ? null : reports;
        }
    }

    void write(SectionWriter to) {
        Map<ExecId, ExecutionReport> waiting = reports == null ? Map.of() : reports;
        to.out().unsigned(waiting.size());
        waiting.forEach((id, report) -> {
            to.values().exec(id);
            to.report(report);
        });
    }

    void read(SectionReader from) {
        int waiting = from.in().size();
        reports = waiting == 0 ? null : new LinkedHashMap<>();
        for (int i = 0; reports != null && i < waiting; i++) {
            reports.put(from.values().exec(), from.report());
        }
    }
}
