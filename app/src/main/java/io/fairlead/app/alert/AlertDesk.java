package io.fairlead.app.alert;

import io.fairlead.gateway.OperatorWord;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What people see of alerts and do about them; who did what is kept in the journal first. Any thread.
public final class AlertDesk {
    private final AlertBoard board;
    private final Audit audit;
    private final Runnable changed;
    private final LongSupplier nowNanos;

    /// `changed` is run behind each change, so that the board can be kept.
    public AlertDesk(AlertBoard board, Audit audit, Runnable changed, LongSupplier nowNanos) {
        this.board = board;
        this.audit = audit;
        this.changed = changed;
        this.nowNanos = nowNanos;
    }

    /// What stands first, the most pressing before the others.
    public List<Alert> alerts() {
        return board.alerts();
    }

    /// Null if no such alert stands.
    public @Nullable Alert acknowledge(long id, OperatorWord word) throws InterruptedException {
        Alert alert = standing(id);
        if (alert == null) {
            return null;
        }
        audit.keep("ALERT_ACKNOWLEDGED", subject(alert), word);
        return kept(board.acknowledge(id, new Alert.Word(word.by(), nowNanos.getAsLong(), word.because())));
    }

    /// Nobody is told of it for so long. Null if no such alert stands.
    public @Nullable Alert snooze(long id, long forNanos, OperatorWord word) throws InterruptedException {
        Alert alert = standing(id);
        if (alert == null) {
            return null;
        }
        audit.keep("ALERT_SNOOZED", subject(alert), word);
        return kept(board.snooze(id, nowNanos.getAsLong() + forNanos));
    }

    private @Nullable Alert kept(@Nullable Alert alert) {
        changed.run();
        return alert;
    }

    private @Nullable Alert standing(long id) {
        return board.alerts().stream()
                .filter(alert -> alert.id() == id && alert.stands())
                .findFirst()
                .orElse(null);
    }

    private static String subject(Alert alert) {
        return alert.condition().kind() + " " + alert.condition().subject();
    }
}
