package io.fairlead.core.order;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Busts and corrections that overtook the trades that they are about, by the id of that trade and in their order. A
/// bust outweighs corrections. Owned by the thread that owns the order.
final class EarlyRestatements {
    /// Of more, the oldest are forgotten.
    private static final int MOST = 16;

    private @Nullable Map<ExecId, List<ExecutionReport>> reports;

    void remember(ExecutionReport report) {
        ExecId reference = report.refs().execRef();
        if (reference != null) {
            reports = reports == null ? new LinkedHashMap<>() : reports;
            remember(reports.computeIfAbsent(reference, _ -> new ArrayList<>(1)), report);
        }
    }

    private static void remember(List<ExecutionReport> waiting, ExecutionReport report) {
        boolean isBusted = !waiting.isEmpty() && isBust(waiting.getLast());
        if (!isBusted) {
            waiting.add(report);
        }
        if (waiting.size() > MOST) {
            waiting.removeFirst();
        }
    }

    private static boolean isBust(ExecutionReport report) {
        return report.progress().execType() == ExecType.TRADE_CANCEL;
    }

    /// What overtook this trade.
    List<ExecutionReport> of(@Nullable ExecId trade) {
        return reports == null || trade == null ? List.of() : reports.getOrDefault(trade, List.of());
    }

    /// The trade has come.
    void settled(ExecId trade) {
        if (reports != null) {
            reports.remove(trade);
            reports = reports.isEmpty() ? null : reports;
        }
    }

    void write(SectionWriter to) {
        Map<ExecId, List<ExecutionReport>> waiting = reports == null ? Map.of() : reports;
        to.out().unsigned(waiting.values().stream().mapToInt(List::size).sum());
        waiting.forEach((id, each) -> each.forEach(report -> {
            to.values().exec(id);
            to.report(report);
        }));
    }

    void read(SectionReader from) {
        int waiting = from.in().size();
        reports = waiting == 0 ? null : new LinkedHashMap<>();
        for (int i = 0; reports != null && i < waiting; i++) {
            ExecId id = from.values().exec();
            reports.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(from.report());
        }
    }
}
