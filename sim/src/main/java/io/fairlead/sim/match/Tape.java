package io.fairlead.sim.match;

import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects what happens during one call of the `Exchange`, names each execution, and remembers the recent fills.
final class Tape {
    /// A fill that can still be taken back.
    record Fill(Order order, long lots, long ticks) {}

    private static final int FILLS_REMEMBERED = 100_000;

    private final String prefix;
    private final Map<String, Fill> fills = new LinkedHashMap<>();
    private List<Answer> answers = new ArrayList<>();
    private long lastExec;
    private long nanos;

    Tape(String prefix) {
        this.prefix = prefix;
    }

    void begin(long nowNanos) {
        nanos = nowNanos;
        answers = new ArrayList<>();
    }

    List<Answer> end() {
        return answers;
    }

    long nanos() {
        return nanos;
    }

    void skipExecs(long used) {
        lastExec = Math.max(lastExec, used);
    }

    void add(Answer answer) {
        answers.add(answer);
    }

    void report(ExecType type, Order order, Answer.Note note) {
        answers.add(new Answer.Report(type, nextExecId(), order.snapshot(), null, note, nanos));
    }

    void rejected(OrderSnapshot order, Answer.Note note) {
        answers.add(new Answer.Report(ExecType.REJECTED, nextExecId(), order, null, note, nanos));
    }

    /// A status report: it is no execution, so its ExecID(17) is `0` as FIX 4.4 has it.
    void status(OrderSnapshot order, Answer.Note note) {
        answers.add(new Answer.Report(ExecType.ORDER_STATUS, "0", order, null, note, nanos));
    }

    void filled(Order order, long lots, long ticks) {
        if (order.house()) {
            return;
        }
        String execId = nextExecId();
        remember(execId, new Fill(order, lots, ticks));
        trade(ExecType.TRADE, execId, new Fill(order, lots, ticks), "");
    }

    void busted(Fill fill, String execRefId) {
        fills.remove(execRefId);
        trade(ExecType.TRADE_CANCEL, nextExecId(), fill, execRefId);
    }

    @Nullable
    Fill fill(String execId) {
        return fills.get(execId);
    }

    /// The newest fill that can still be taken back, or null.
    @Nullable
    String lastFill() {
        String last = null;
        for (String execId : fills.keySet()) {
            last = execId;
        }
        return last;
    }

    void remember(String execId, Fill fill) {
        fills.put(execId, fill);
        if (fills.size() > FILLS_REMEMBERED) {
            fills.remove(fills.keySet().iterator().next());
        }
    }

    void expired(Order order, String text) {
        order.status = OrdStatus.EXPIRED;
        report(ExecType.EXPIRED, order, Answer.Note.text(text));
    }

    void canceled(Order order, String text) {
        order.status = OrdStatus.CANCELED;
        report(ExecType.CANCELED, order, Answer.Note.text(text));
    }

    private void trade(ExecType type, String execId, Fill fill, String execRefId) {
        Listing listing = fill.order().listing;
        Answer.Trade trade = new Answer.Trade(listing.qty(fill.lots()), listing.price(fill.ticks()), execRefId);
        answers.add(new Answer.Report(type, execId, fill.order().snapshot(), trade, Answer.Note.NONE, nanos));
    }

    private String nextExecId() {
        lastExec++;
        return "E" + prefix + "-" + lastExec;
    }
}
